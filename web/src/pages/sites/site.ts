/* Protected sites as the node tells them; a place only in those that were read. */
import type { Volume } from '$lib/register/volume'

export interface Policy {
  party: string
  how: string
  channel?: string
  precision?: string
  label?: string
  approach_m?: number
  automatic?: boolean
  given?: string
  given_by?: string
  stands?: boolean
}

export interface Site {
  number: string
  name: string
  kind: string
  from: string
  until: string
  parties: Policy[]
  protection: string
}

export interface WholeSite extends Site {
  text: string
  volumes: Volume[]
}

export type Preview = Policy & { volumes?: Volume[] }

export interface Reading {
  when: string
  what: string
  sites: string
  by: string
}
