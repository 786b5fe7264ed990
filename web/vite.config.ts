/* How the desk's pages become the files that the package ships: the same bytes from the same
   sources on any machine, no inline script or style, and nothing loaded from elsewhere. */
import { fileURLToPath } from 'node:url'
import { svelte } from '@sveltejs/vite-plugin-svelte'
import { defineConfig } from 'vite'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/** Name the chunk of a page by its folder: each has a Page.svelte. */
function named({ facadeModuleId }: { facadeModuleId?: string | null }): string {
  const page = /\/pages\/([^/]+)\/Page\.svelte$/.exec(facadeModuleId ?? '')?.[1]
  return `assets/${page ?? '[name]'}-[hash].js`
}

export default defineConfig({
  base: './',
  plugins: [svelte()],
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
