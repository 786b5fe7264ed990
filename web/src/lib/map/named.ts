/* Which names stand on the map: what one name tells is not told by a second beside it. */

/** What is written, by whose it is and what it is called. */
export class Names {
  #written = new Set<string>()

  /** Note that the name of a notice stands. */
  add(party: string, notice: string): void {
    this.#written.add(JSON.stringify([party, notice]))
  }

  /** Tell whether a patrol is named already: by a notice of that name of a party that goes on it. */
  tell(patrol: { patrol: string; parts: { party: string }[] }): boolean {
    return patrol.parts.some(({ party }) => this.#written.has(JSON.stringify([party, patrol.patrol])))
  }
}
