import './styles/fonts.css'
import './styles/tokens.css'
import './styles/base.css'
import './styles/red.css'
import './styles/tablet.css'
import './styles/print.css'
import { mount } from 'svelte'
import App from './App.svelte'
import { pages } from '$lib/pages'
import { route } from '$lib/router.svelte'
import { openSession, session } from '$lib/session.svelte'
import { useWords } from '$lib/words'

/* Who is signed in, the words and the page are asked for together; nothing is drawn without words. */
async function open(): Promise<void> {
  const begun = session.language
  const page = pages.get(route.here.page)
  // A part that did not come leaves no empty window: the shell asks for it again, or says so.
  await Promise.all([openSession(), useWords(begun), page?.load().catch(() => {})])
  if (session.language !== begun) await useWords()
  const desk = document.getElementById('desk')
  if (desk) mount(App, { target: desk })
}

void open()
