import type { Fault } from '$lib/api'
import { has, say, sentence } from '$lib/words'
import { partsOf } from './placed'
import type { Part } from './placed'

interface FaultWords {
  fault: string
  cure: string
  /** English, where it stands as the node wrote it. */
  faultLang: 'en' | undefined
  cureLang: 'en' | undefined
}

/** Say a fault in the reader's language where its code or its sentences are known, and else as the node wrote it. */
export function faultWords(fault: Fault): FaultWords {
  const id = `fault-${fault.code}`
  if (!fault.code || !has(id)) {
    const [said, cure] = [sentence(fault.fault), sentence(fault.cure)]
    return { fault: said ?? fault.fault, cure: cure ?? fault.cure, faultLang: said ? undefined : 'en', cureLang: cure ? undefined : 'en' }
  }
  const { readings, swapped, ...said } = fault.arguments ?? {}
  const own = has(`${id}-cure`) ? say(`${id}-cure`, said) : sentence(fault.cure)
  const cures = own ? [own] : []
  if (readings && !(own && fault.code === 'missing')) cures.push(say('fault-readings', { readings }))
  if (swapped) cures.push(say('fault-swapped'))
  return { fault: say(id, said), cure: cures.join(' '), faultLang: undefined, cureLang: undefined }
}

/** Part a place into words in the reader's language and what was typed; a word that is not known counts as typed. */
export function placeParts(place: string): Part[] {
  return partsOf(plain(place)).map(({ word, typed }) => {
    const said = placeWord(word)
    return said ? { word: said, typed } : { word: '', typed: [word, typed].filter(Boolean).join(' ') }
  })
}

/* What an act is asked to say has its name where it waits for a second officer. */
function placeWord(word: string): string {
  const name = word.replaceAll('_', '-')
  const id = [`place-${name}`, `pending-${name}`].find(has)
  return id ? say(id) : ''
}

/** Return the faults of a field, or of what lies below it. */
export function faultsAt(faults: Fault[], place: string | string[]): Fault[] {
  const places = [place].flat().filter(Boolean)
  return faults.filter((one) => places.some((at) => isAt(one.place, at)))
}

/** Return the faults that no field of a form shows beside itself. */
export function faultsElsewhere(faults: Fault[], places: string[]): Fault[] {
  return faults.filter((one) => !places.some((at) => isAt(one.place, at)))
}

/* A field is named by the node as in a request (`from_utc`) or as on the command line (`--from`). */
function plain(place: string): string {
  const name = place.replace(/^--/, '').replace(/^[a-z-]+/, (word) => word.replaceAll('-', '_'))
  return name.replace(/_utc$/, '')
}

function isAt(found: string, wanted: string): boolean {
  const place = plain(found)
  const at = plain(wanted)
  return place === at || place.startsWith(`${at}/`) || place.startsWith(`${at}.`) || place.startsWith(`${at}[`)
}
