/* Passkeys: the browser makes and uses them, the node says what it wants of them. */

import { Refused } from '$lib/api'

type Options = Record<string, unknown>

/** Whether this browser knows passkeys at all. */
export const knowsPasskeys = typeof PublicKeyCredential !== 'undefined' && 'parseCreationOptionsFromJSON' in PublicKeyCredential

/** Whether this page was opened by an address: a browser binds a passkey to a domain name, and has none for such a page. */
export const atAddress = /^[\d.]+$|:|^[^.]*$/.test(location.hostname)

/** Have the browser make a passkey; throws where it does not. */
export function makePasskey(options: Options): Promise<unknown> {
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(options as unknown as PublicKeyCredentialCreationOptionsJSON)
  return told(navigator.credentials.create({ publicKey }))
}

/** Have the browser use a passkey; throws where it does not. */
export function usePasskey(options: Options): Promise<unknown> {
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(options as unknown as PublicKeyCredentialRequestOptionsJSON)
  return told(navigator.credentials.get({ publicKey }))
}

async function told(asked: Promise<Credential | null>): Promise<unknown> {
  const made = (await asked.catch(() => null)) as PublicKeyCredential | null
  if (!made) throw new Refused(0, 'passkey-none', 'the browser gave no passkey')
  return made.toJSON()
}
