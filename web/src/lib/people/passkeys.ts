/* Passkeys: the browser makes and uses them, the node says what it wants of them. */

type Options = Record<string, unknown>

/** Whether this browser knows passkeys at all. */
export const knowsPasskeys = typeof PublicKeyCredential !== 'undefined' && 'parseCreationOptionsFromJSON' in PublicKeyCredential

/** Have the browser make a passkey; null where its owner would not. */
export async function makePasskey(options: Options): Promise<unknown> {
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(options as unknown as PublicKeyCredentialCreationOptionsJSON)
  return told(await navigator.credentials.create({ publicKey }).catch(() => null))
}

/** Have the browser use a passkey; null where its owner would not. */
export async function usePasskey(options: Options): Promise<unknown> {
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(options as unknown as PublicKeyCredentialRequestOptionsJSON)
  return told(await navigator.credentials.get({ publicKey }).catch(() => null))
}

const told = (made: Credential | null) => (made as PublicKeyCredential | null)?.toJSON() ?? null
