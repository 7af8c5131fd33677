import { i18n } from './i18n.js';

/** The console's own texts. */
export const t = await i18n(new URL('../texts', import.meta.url).href);
