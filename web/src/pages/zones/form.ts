/* A zone as it is typed or drawn, and as the node takes it; a zone of ours made a form again to be amended. */
import type { Shape } from '$lib/map/drawing'
import { numberText, orNull, placed, placesIn } from '../../lib/map/places.ts'

/** Whom a rule is for: those who may not enter, those who alone may, or everybody inside. */
export type Whom = 'never' | 'only' | 'all'

export interface RuleForm {
  name: string
  article: string
  whom: Whom
  parties: string[]
  activities: string[]
  /** Minutes of notice before entering. */
  lead: string
  out_by: string
  what: string
  floor_m: string
  ceiling_m: string
  altitude_reference: string
  /** Activities that the rule lets be. */
  exempt: string[]
  left: string[]
  right: string[]
  buffer_m: string
  reach_m: string
}

export interface Form {
  name: string
  kind: string
  shape: Shape
  places: string
  radius_m: string
  floor_m: string
  ceiling_m: string
  altitude_reference: string
  start: string
  end: string
  text: string
  rules: RuleForm[]
  /** A file of zones that was pasted or dropped; it goes before the rest. */
  pasted: string
  file_name: string
  channel: string
  precedence: string
  /** The number of the zone that is amended, or nothing. */
  amends: string
}

export const KINDS = ['temporary', 'restricted', 'no_fly', 'demilitarised', 'security_corridor', 'deconfliction_line', 'protected_site']
/** Kinds that follow a line, and the one whose rules are about its two sides. */
export const ON_LINE = ['security_corridor', 'deconfliction_line']
export const SIDES = 'deconfliction_line'

export function blankRule(): RuleForm {
  return {
    name: '', article: '', whom: 'never', parties: [], activities: [], lead: '', out_by: '', what: '', floor_m: '', ceiling_m: '',
    altitude_reference: 'MSL', exempt: [], left: [], right: [], buffer_m: '', reach_m: '',
  }
}

/** Return a form in which nothing is typed. */
export function blank(): Form {
  return {
    name: '', kind: 'temporary', shape: 'point', places: '', radius_m: '', floor_m: '', ceiling_m: '', altitude_reference: 'MSL',
    start: '', end: '', text: '', rules: [blankRule()], pasted: '', file_name: '', channel: '', precedence: 'PRIORITY', amends: '',
  }
}

/** Return a form made of whatever was kept; what is not known in it is left out. */
export function formFrom(kept: unknown): Form {
  const form = filled(blank(), kept)
  const rules = (kept as { rules?: unknown } | null)?.rules
  if (Array.isArray(rules) && rules.length) form.rules = rules.map((one) => filled(blankRule(), one))
  return form
}

/* Take from what was kept each field that is of the kind that is wanted. */
function filled<T extends object>(form: T, kept: unknown): T {
  const made = form as Record<string, unknown>
  for (const [key, value] of Object.entries((kept ?? {}) as object)) {
    const wanted = made[key]
    if (typeof wanted === 'string' && typeof value === 'string') made[key] = value
    if (Array.isArray(wanted) && key !== 'rules' && Array.isArray(value)) made[key] = value.filter((one) => typeof one === 'string')
  }
  return form
}

const bounded = (one: { floor_m: string; ceiling_m: string }) => Boolean(one.floor_m.trim() || one.ceiling_m.trim())

/** Return minutes that were typed as seconds; other text is left to be judged as it is. */
export function seconds(minutes: string): string | null {
  const plain = minutes.trim()
  return plain && /^\d+(\.\d+)?$/.test(plain) ? String(Math.round(Number(plain) * 60)) : plain || null
}

/** Return what the node is asked to plot. */
export function toPlot(form: Form): object {
  if (form.pasted.trim()) return { text: form.pasted, file_name: form.file_name, channel: form.channel }
  const sides = form.kind === SIDES
  const places = placesIn(form.places)
  return {
    typed: {
      name: form.name.trim(),
      kind: form.kind,
      places,
      is_area: form.shape === 'area',
      radius_m: sides ? null : orNull(form.radius_m),
      floor_m: orNull(form.floor_m),
      ceiling_m: orNull(form.ceiling_m),
      altitude_reference: bounded(form) ? form.altitude_reference : '',
      start: form.start.trim(),
      end: form.end.trim(),
      text: form.text,
      rules: form.rules.map((rule) => (sides ? sideRule(rule) : ruleOf(rule))),
    },
    channel: form.channel,
  }
}

function sideRule(rule: RuleForm): object {
  const { left, right, activities } = rule
  return { name: rule.name.trim(), article: rule.article.trim(), left, right, activities, buffer_m: orNull(rule.buffer_m), reach_m: orNull(rule.reach_m) }
}

function ruleOf(rule: RuleForm): object {
  const who = { parties: rule.parties, activities: rule.activities }
  return {
    name: rule.name.trim(),
    article: rule.article.trim(),
    only: rule.whom === 'only' ? who : null,
    never: rule.whom === 'never' ? who : null,
    lead_s: seconds(rule.lead),
    out_by: rule.whom === 'never' ? rule.out_by.trim() : '',
    what: rule.whom === 'never' ? rule.what.trim() : '',
    floor_m: orNull(rule.floor_m),
    ceiling_m: orNull(rule.ceiling_m),
    altitude_reference: bounded(rule) ? rule.altitude_reference : '',
    exempt: rule.exempt.length ? [{ activities: rule.exempt }] : [],
  }
}

/** Say whether so little is typed that nothing is asked of the node yet. */
export function isBare(form: Form): boolean {
  return !form.pasted.trim() && !form.places.trim()
}

// A zone as its table has it, made a form again

type At = [number, number]
interface WhoTable {
  parties?: string[]
  activities?: string[]
}
interface BandTable {
  floor_m?: number
  ceiling_m?: number
  altitude_reference?: string
}
interface RuleTable {
  name: string
  article?: string
  only?: WhoTable
  never?: WhoTable
  altitudes?: BandTable
  lead_s?: number
  out_by?: string
  what?: string
  exempt?: (WhoTable & { lead_s?: number })[]
  left?: string[]
  right?: string[]
  buffer_m?: number
  reach_m?: number
  activities?: string[]
}
export interface ZoneTable extends BandTable {
  name: string
  kind: string
  text?: string
  point?: At
  line?: At[]
  polygon?: At[]
  holes?: At[][]
  radius_m?: number
  start?: string
  end?: string
  segment?: object[]
  rule: RuleTable[]
}

/** Return the form by which a zone is amended: in fields where they can say it all, and else as a file. */
export function formOf(table: ZoneTable, toml: string, amends: string, channel: string): Form {
  const form = { ...blank(), amends, channel, name: table.name, text: table.text ?? '' }
  if (table.segment || table.holes || !table.rule.every(fits)) return { ...form, kind: table.kind, pasted: toml, file_name: `${table.name}.toml` }
  const core = table.point ? 'point' : table.line ? 'line' : 'polygon'
  return {
    ...form,
    ...band(table),
    kind: table.kind,
    ...placed(core, table.point ? [table.point] : (table.line ?? table.polygon ?? [])),
    radius_m: numberText(table.radius_m),
    start: table.start ?? '',
    end: table.end ?? '',
    rules: table.rule.map(ruleForm),
  }
}

function fits(rule: RuleTable): boolean {
  const [one, ...more] = rule.exempt ?? []
  const plain = !one || (!one.parties && !one.lead_s && !more.length)
  return plain && !(rule.only && rule.never)
}

const band = (table: BandTable) => ({
  floor_m: numberText(table.floor_m),
  ceiling_m: numberText(table.ceiling_m),
  altitude_reference: table.altitude_reference ?? 'MSL',
})

function ruleForm(rule: RuleTable): RuleForm {
  const who = rule.only ?? rule.never ?? {}
  return {
    ...blankRule(),
    ...band(rule.altitudes ?? {}),
    name: rule.name,
    article: rule.article ?? '',
    whom: rule.never ? 'never' : rule.only ? 'only' : 'all',
    parties: who.parties ?? [],
    activities: who.activities ?? rule.activities ?? [],
    lead: rule.lead_s === undefined ? '' : String(rule.lead_s / 60),
    out_by: rule.out_by ?? '',
    what: rule.what ?? '',
    exempt: rule.exempt?.[0]?.activities ?? [],
    left: rule.left ?? [],
    right: rule.right ?? [],
    buffer_m: numberText(rule.buffer_m),
    reach_m: numberText(rule.reach_m),
  }
}
