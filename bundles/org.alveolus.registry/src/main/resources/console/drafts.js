import { api, showProblem } from 'alveolus';

/** What was typed into the form of a treatment and not saved yet; it lies on the server, for a shared computer must not keep it. */

const PATH = '/api/registry/drafts';
const PAUSE = 1_000;

export async function listDrafts() {
    return (await api.get(PATH, { everywhere: true })).items;
}

export async function discardDraft(draft) {
    const whole = await api.get(`${PATH}/${draft.id}`, { everywhere: true });
    await api.delete(`${PATH}/${draft.id}`, { everywhere: true });
    return () => api.post(PATH, { treatment: whole.treatment, title: whole.title, content: whole.content }, { everywhere: true });
}

/** Keeps the values of one form; one request at a time, the newest values win. */
export class DraftStore {
    #id;
    #version = 0;
    #entries = null;
    #treatment;
    #told;
    #waiting = null;
    #timer = 0;
    #work = Promise.resolve();

    /**
     * @param treatment that is changed; null for a new one
     * @param told called with the draft's id once it has one, and with null when it is gone
     */
    constructor(treatment, told) {
        this.#treatment = treatment;
        this.#told = told;
    }

    /** Reads what was kept; a draft that is gone is none. */
    async open(id) {
        try {
            const draft = await api.get(`${PATH}/${id}`, { everywhere: true });
            this.#id = id;
            this.#version = draft.version;
            this.#entries = JSON.parse(draft.content);
        } catch (error) {
            if (error.status !== 404) {
                throw error;
            }
        }
    }

    read() {
        return this.#entries;
    }

    write(entries) {
        this.#entries = entries;
        this.#waiting = Object.fromEntries(Object.entries(entries).filter(([, entry]) => entry.value !== null && entry.value !== undefined && entry.value !== ''));
        this.#timer ||= setTimeout(() => this.flush(), PAUSE); // however long somebody goes on typing
    }

    /**
     * Sends what waits.
     *
     * @param leaving whether the page is left at this moment: the request outlives it
     */
    flush({ leaving = false } = {}) {
        clearTimeout(this.#timer);
        this.#timer = 0;
        this.#work = this.#work.then(() => this.#send(leaving)).catch(showProblem);
        return this.#work;
    }

    async #send(keepalive) {
        const entries = this.#waiting;
        this.#waiting = null;
        if (!entries) {
            return;
        }
        const title = entries['surgery/patientNumber']?.value;
        const body = { title, content: JSON.stringify(entries) };
        if (this.#id) {
            this.#version = (await api.put(`${PATH}/${this.#id}`, body, { etag: `"${this.#version}"`, keepalive, everywhere: true })).version;
        } else {
            const kept = await api.post(PATH, { ...body, treatment: this.#treatment }, { keepalive, everywhere: true });
            this.#id = kept.id;
            this.#version = kept.version;
            this.#told(this.#id);
        }
    }

    /** Saved or discarded: nothing is kept any more. */
    forget() {
        clearTimeout(this.#timer);
        this.#timer = 0;
        this.#waiting = null;
        this.#entries = null;
        this.#work = this.#work
            .then(async () => {
                if (this.#id) {
                    const id = this.#id;
                    this.#id = null;
                    await api.delete(`${PATH}/${id}`, { everywhere: true });
                    this.#told(null);
                }
            })
            .catch(showProblem);
    }
}
