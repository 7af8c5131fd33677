import { language } from './i18n.js';

/** The pages that are installed, kept up to date while capabilities come and go. */

const EVERY = 1_000;

class Pages {
    #tag = null;
    #failures = 0;
    all = [];
    console = null;
    reachable = true;

    /** Fetches the pages; true when they changed. */
    async load() {
        const response = await fetch('/console/pages.json', { cache: 'no-cache' });
        if (!response.ok) {
            throw new Error(`pages: ${response.status}`);
        }
        const tag = response.headers.get('ETag');
        if (tag && tag === this.#tag) {
            return false;
        }
        const answer = await response.json();
        this.#tag = tag;
        this.all = answer.pages;
        this.console = answer.console;
        return true;
    }

    /** Looks again every second while somebody looks at the screen. */
    watch() {
        const again = async () => {
            const reachable = this.reachable;
            try {
                if (document.visibilityState === 'visible' && (await this.load())) {
                    dispatchEvent(new CustomEvent('alv-pages'));
                }
                this.#failures = 0;
                this.reachable = true;
            } catch {
                this.#failures += 1; // told as 'no connection' below, and tried again
                this.reachable = this.#failures < 3;
            }
            if (this.reachable !== reachable) {
                dispatchEvent(new CustomEvent('alv-reachable'));
            }
            setTimeout(again, EVERY);
        };
        setTimeout(again, EVERY);
    }

    find(id) {
        return this.all.find((page) => page.id === id) ?? null;
    }
}

export const pages = new Pages();

/** A page's own word for something, e.g. its entry in the menu. */
export function pageWords(page, key = 'title') {
    return page.texts[key]?.[language()] ?? page.texts[key]?.en ?? page.id;
}
