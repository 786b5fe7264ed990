/* How the desk's pages become the files that the package ships: the same bytes from the same
   sources on any machine, no inline script or style, and nothing loaded from elsewhere. */
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { svelte } from '@sveltejs/vite-plugin-svelte'
import { defineConfig } from 'vite'
import type { Plugin } from 'vite'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/** Name the chunk of a page by its folder: each has a Page.svelte. */
function named({ facadeModuleId }: { facadeModuleId?: string | null }): string {
  const page = /\/pages\/([^/]+)\/Page\.svelte$/.exec(facadeModuleId ?? '')?.[1]
  return `assets/${page ?? '[name]'}-[hash].js`
}

/** Ship the licence of every package of which anything is in what is built. */
function licences(): Plugin {
  return {
    name: 'licences',
    generateBundle(_, bundle) {
      const used = new Set<string>()
      for (const chunk of Object.values(bundle)) {
        const modules = chunk.type === 'chunk' ? Object.keys(chunk.modules) : []
        for (const module of modules) {
          const name = /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(module)?.[1]
          if (name) used.add(name)
        }
      }
      const source = [...used].sort().map(licenceOf).join('\n\n')
      this.emitFile({ type: 'asset', fileName: 'licences.txt', source })
    },
  }
}

function licenceOf(name: string): string {
  const folder = here(`./node_modules/${name}`)
  const about = JSON.parse(readFileSync(`${folder}/package.json`, 'utf8')) as { version: string; license: string }
  const file = readdirSync(folder).sort().find((one) => /^licen[cs]e/i.test(one))
  const text = file ? readFileSync(`${folder}/${file}`, 'utf8').trim() : `Licence: ${about.license}`
  return `${name} ${about.version} (${about.license})\n\n${text}\n`
}

export default defineConfig({
  base: './',
  plugins: [svelte(), licences()],
  resolve: {
    alias: {
      $lib: here('./src/lib'),
      // Its parts, so that only those are shipped that the map draws with.
      'milsymbol/esm': here('./node_modules/milsymbol/index.mjs'),
    },
  },
  build: {
    outDir: process.env.KEEPCLEAR_DESK_OUT ?? here('../src/keepclear/desk/static'),
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0, // The content security policy allows no data: fonts.
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    rolldownOptions: {
      // It says nothing of itself; the modules of its icons do nothing but export.
      treeshake: { moduleSideEffects: (id) => !/\/milsymbol\/src\/(number|letter)sidc/.test(id) },
      output: { chunkFileNames: named, assetFileNames: 'assets/[name]-[hash][extname]' },
    },
  },
  server: {
    // While developing: the node's own desk, `KEEPCLEAR_DESK=https://127.0.0.1:PORT npm run dev`.
    fs: { allow: [here('..')] },
    proxy: process.env.KEEPCLEAR_DESK
      ? { '/api': { target: process.env.KEEPCLEAR_DESK, secure: false, changeOrigin: true } }
      : undefined,
  },
})
