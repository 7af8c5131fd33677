import { AlvElement } from './element.js';
import { address, navigate } from './router.js';
import { showProblem } from './toast.js';

/** What a page of the console extends. The shell sets page, path and query before it is shown and at every change. */
export class AlvPage extends AlvElement {
    static properties = {
        page: { attribute: false },
        path: { attribute: false },
        query: { attribute: false },
    };

    #moved = () => this.#guard(() => this.locationChanged());

    constructor() {
        super();
        this.page = '';
        this.path = '';
        this.query = new URLSearchParams();
    }

    connectedCallback() {
        super.connectedCallback();
        addEventListener('alv-location', this.#moved);
    }

    disconnectedCallback() {
        super.disconnectedCallback();
        removeEventListener('alv-location', this.#moved);
    }

    /** Called by the shell. */
    route(page, path, query) {
        this.page = page;
        this.path = path;
        this.query = query;
        return this.#guard(() => this.routed());
    }

    async #guard(work) {
        try {
            await work();
        } catch (error) {
            if (error.name !== 'AbortError') {
                showProblem(error);
            }
        }
    }

    /** The address changed; path and query say to what. */
    async routed() {}

    /** The person works at another practice location now. */
    async locationChanged() {
        await this.routed();
    }

    /** A code was scanned; true when this page took it. */
    scanned() {
        return false;
    }

    address(path = '', query = null) {
        return address(this.page, path, query);
    }

    go(path = '', { query = null, replace = false } = {}) {
        navigate(this.address(path, query), { replace });
    }
}
