import './styles/fonts.css'
import './styles/tokens.css'
import './styles/base.css'
import './styles/print.css'
import { mount } from 'svelte'
import App from './App.svelte'
import { openSession } from '$lib/session.svelte'
import { useWords } from '$lib/words'

/* The words of the page and who is signed in are asked for at once; nothing is drawn without words. */
async function open(): Promise<void> {
  await openSession()
  await useWords()
  const desk = document.getElementById('desk')
  if (desk) mount(App, { target: desk })
}

void open()
