/* The symbols that the map draws, of the parts of milsymbol that hold them; loaded after the map. */
import { ms, numberair, numberlandequipment, numberlandinstallation, numberlandunit, numbersea } from 'milsymbol/esm'

ms.addIcons([numberair, numberlandunit, numberlandequipment, numbersea, numberlandinstallation])

export const Symbol = ms.Symbol
