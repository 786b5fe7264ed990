/* Who is signed in at this desk, what they may do, and how they read: language and theme. */
import { call, Refused, setToken, whenSignedOut } from './api'
import { clock } from './clock.svelte'
import { onRights, type Why } from './live.svelte'
import type { Scenario } from './clock.svelte'

export type Role = 'drafter' | 'releaser' | 'watch' | 'auditor' | 'administrator'
export type Language = 'en' | 'ru' | 'tr' | 'ar'
export type Theme = 'day' | 'night' | 'red'
export const LANGUAGES: Language[] = ['en', 'ru', 'tr', 'ar']
/** Each language by its own name, so that it is found by who reads no other. */
export const LANGUAGE_NAMES: Record<Language, string> = { en: 'English', ru: 'Русский', tr: 'Türkçe', ar: 'العربية' }
export const THEMES: Theme[] = ['day', 'night', 'red']

export interface Officer {
  name: string
  initials: string
  roles: Role[]
  language: Language
  theme: Theme
}

interface SessionView {
  officer: Officer
  csrf: string
  party: string
  utc: number
  scenario: Scenario | string | null
  four_eyes?: boolean
  zone?: string
  second_factor?: { totp: boolean; passkeys: boolean; why_no_passkeys: string }
}

class Session {
  officer = $state<Officer | null>(null)
  party = $state('')
  secondFactor = $state<SessionView['second_factor']>()
  /** Whether one officer prepares and another releases what others rely on. */
  fourEyes = $state(true)
  /** The desk's own time zone, whatever this machine is set to; UTC until it is known. */
  zone = $state('UTC')
  language = $state<Language>(kept('language', LANGUAGES) ?? fromBrowser())
  theme = $state<Theme>(kept('theme', THEMES) ?? 'day')
  /** Whether the node answered when it was last asked who is signed in. */
  answered = $state(false)
  /** Whose watch ended here without their doing, and why: from then on nothing rings at this desk. */
  ended = $state<{ initials: string; why: Why } | null>(null)

  /** Say whether the officer has one of these roles. */
  may(...roles: Role[]): boolean {
    return roles.some((role) => this.officer?.roles.includes(role))
  }
}

function kept<T extends string>(name: string, among: T[]): T | undefined {
  const value = localStorage.getItem(`keepclear-${name}`)
  return among.find((one) => one === value)
}

function fromBrowser(): Language {
  const wanted = navigator.languages.map((tag) => tag.slice(0, 2))
  return LANGUAGES.find((one) => one === wanted[0]) ?? 'en'
}

export const session = new Session()

/** Take the session that the node tells of; also after signing in. */
export function takeSession(told: SessionView): void {
  const before = session.officer
  session.officer = told.officer
  // Whoever is still here, and no longer of the watch, is told so until they have read it.
  if (before?.name !== told.officer.name || session.may('watch')) session.ended = null
  else if (before.roles.includes('watch')) session.ended = { initials: before.initials, why: 'role' }
  session.party = told.party
  session.fourEyes = told.four_eyes ?? true
  session.zone = zoneKnown(told.zone)
  session.secondFactor = told.second_factor
  session.answered = true
  setToken(told.csrf)
  // Before any page opens: what a form proposes as now is by the node's clock and not by this machine's.
  clock.take({ utc: told.utc, scenario: told.scenario, trouble: clock.trouble })
  // What was chosen in this browser goes before what is kept at the node.
  session.language = kept('language', LANGUAGES) ?? told.officer.language ?? session.language
  session.theme = kept('theme', THEMES) ?? told.officer.theme ?? session.theme
}

/* A zone that this browser does not know is not guessed at. */
function zoneKnown(zone = 'UTC'): string {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }) && zone
  } catch {
    return 'UTC'
  }
}

/** Ask the node who is signed in; nobody is a good answer. */
export async function openSession(): Promise<void> {
  try {
    takeSession(await call<SessionView>('GET', 'session'))
  } catch (error) {
    session.answered = error instanceof Refused
    if (error instanceof Refused && error.status === 401) session.officer = null
  }
}

/** End the session, here and at the node. */
export async function signOut(): Promise<void> {
  try {
    await call('DELETE', 'session')
  } finally {
    session.officer = null
    setToken('')
  }
}

/** Read in another language from now on, in this browser. */
export function setLanguage(language: Language): void {
  localStorage.setItem('keepclear-language', language)
  session.language = language
}

/** Change the colours, in this browser. */
export function setTheme(theme: Theme): void {
  localStorage.setItem('keepclear-theme', theme)
  session.theme = theme
}

let why: Why = 'ended'
whenSignedOut(() => {
  if (session.officer && session.may('watch')) session.ended = { initials: session.officer.initials, why }
  session.officer = null
})
onRights((told) => {
  why = told === 'removed' ? 'removed' : 'ended'
  void openSession()
})
