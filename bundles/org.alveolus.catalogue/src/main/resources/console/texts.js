import { i18n } from 'alveolus';

/** The catalogue's own texts. */
export const t = await i18n(import.meta.url);
