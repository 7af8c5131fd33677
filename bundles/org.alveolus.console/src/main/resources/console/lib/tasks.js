import { showProblem, toast } from './toast.js';
import { t } from './texts.js';

/** Long work that goes on while the person does something else; found again under 'tasks' until the window closes. */

export const tasks = [];

function changed() {
    dispatchEvent(new CustomEvent('alv-tasks'));
}

/**
 * @param {string} title what is being done
 * @param {Promise<unknown> | ((report: (value: number, max: number) => void) => Promise<unknown>)} work
 */
export function background(title, work) {
    const task = { title, state: 'running', value: null, max: null, since: new Date().toISOString() };
    tasks.unshift(task);
    const report = (value, max) => {
        Object.assign(task, { value, max });
        changed();
    };
    const running = typeof work === 'function' ? work(report) : work;
    changed();
    return running.then(
        (result) => {
            task.state = 'done';
            changed();
            toast(t('tasks.finished', { title }));
            return result;
        },
        (error) => {
            task.state = 'failed';
            changed();
            showProblem(error);
            throw error;
        },
    );
}
