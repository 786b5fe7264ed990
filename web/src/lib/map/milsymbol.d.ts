/* The parts of milsymbol that the map draws with; the whole of it is four times as large. */
declare module 'milsymbol/esm' {
  export interface Milsymbol {
    addIcons(icons: unknown): void
    Symbol: new (code: string, options: Record<string, unknown>) => { asCanvas(): HTMLCanvasElement }
  }
  export const ms: Milsymbol
  export const numberair: unknown
  export const numberlandunit: unknown
  export const numberlandequipment: unknown
  export const numbersea: unknown
  export const numberlandinstallation: unknown
}
