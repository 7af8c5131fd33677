import { ProblemError, api, useCredentials } from './http.js';
import { setZone } from './format.js';

/** Who is signed in, where they work and what they may do. One per window. */

const LEVELS = ['none', 'view', 'edit', 'delete'];
const KEEP_ALIVE = 60_000;

class Session {
    #state = null;
    #again = null;
    #used = false;
    #lastUse = Date.now();

    /** Set by the shell: asks the person to sign in again over the page; resolves with the new answer. */
    askAgain = null;

    get signedIn() {
        return this.#state !== null;
    }

    get account() {
        return this.#state?.account ?? null;
    }

    get institution() {
        return this.#state?.institution ?? null;
    }

    get administrator() {
        return this.#state?.administrator ?? false;
    }

    get locations() {
        return this.#state?.locations ?? [];
    }

    get location() {
        return this.#state?.location ?? null;
    }

    /** Whether the person holds the level in the module where they work now, or anywhere while no place is chosen. */
    may(module, level = 'view') {
        return this.locations
            .filter((place) => !this.location || place.id === this.location)
            .some((place) => LEVELS.indexOf(place.rights?.[module] ?? 'none') >= LEVELS.indexOf(level));
    }

    /** Whether a page with this requirement is in the menu. */
    sees(requirement) {
        return requirement === '' || (requirement === 'administrator' ? this.administrator : this.may(requirement));
    }

    /** Asks the server who is signed in; false when nobody is. */
    async load() {
        try {
            this.#take(await api.get('/api/sessions/current', { noSignIn: true, everywhere: true }));
            return true;
        } catch (error) {
            if (error instanceof ProblemError && error.status === 401) {
                return false;
            }
            throw error;
        }
    }

    async signIn(email, password) {
        this.#take(await api.post('/api/sessions', { email, password, cookie: true }, { noSignIn: true, everywhere: true }));
    }

    /** Makes the first administrator, institution and location. */
    async setUp(values, options) {
        this.#take(await api.post('/api/setup', values, { ...options, noSignIn: true, everywhere: true }));
    }

    async signOut() {
        await api.delete('/api/sessions/current', { noSignIn: true, everywhere: true });
        forgetDrafts();
        location.assign('/console/');
    }

    async work(at) {
        this.#take(await api.put('/api/sessions/current/location', { location: at }, { everywhere: true }));
        dispatchEvent(new CustomEvent('alv-location'));
    }

    #take(answer) {
        const before = this.#state;
        if (before && before.account.id !== answer.account.id) {
            forgetDrafts();
            location.reload();
        }
        this.#state = answer;
        this.#lastUse = Date.now();
        setZone(answer.institution?.zone ?? 'UTC');
        useCredentials({ csrfToken: answer.csrfToken, location: answer.location ?? null, signInAgain: () => this.#signInAgain() });
        if (!before) {
            this.#watch();
        }
        dispatchEvent(new CustomEvent('alv-session'));
    }

    #signInAgain() {
        this.#again ??= this.askAgain().finally(() => (this.#again = null));
        return this.#again;
    }

    /** Typing counts as work, so that a session does not end under a person's hands; silence ends it and covers the page. */
    #watch() {
        for (const kind of ['keydown', 'pointerdown']) {
            addEventListener(kind, () => (this.#used = true), { capture: true, passive: true });
        }
        setInterval(async () => {
            const idle = (this.#state.idleSeconds ?? 1_800) * 1_000;
            if (this.#again || (!this.#used && Date.now() - this.#lastUse < idle + 5_000)) {
                return;
            }
            this.#used = false;
            try {
                if (!(await this.load())) {
                    await this.#signInAgain();
                }
            } catch (error) {
                if (!(error instanceof ProblemError)) {
                    throw error;
                }
            }
            this.#lastUse = Date.now();
        }, KEEP_ALIVE);
    }
}

export const session = new Session();

const DRAFT = 'alveolus.draft.';

export function draftKey(name) {
    return `${DRAFT}${session.account?.id ?? ''}.${name}`;
}

export function forgetDrafts() {
    for (const key of Object.keys(sessionStorage)) {
        if (key.startsWith(DRAFT)) {
            sessionStorage.removeItem(key);
        }
    }
}
