/** Listeners by topic; what a React component subscribes to is one topic, so only what changed renders again. */

export class Emitter<Topic> {
  #listeners = new Map<Topic, Set<() => void>>();

  on(topic: Topic, listener: () => void): () => void {
    let listeners = this.#listeners.get(topic);
    if (listeners === undefined) this.#listeners.set(topic, (listeners = new Set()));
    listeners.add(listener);
    return () => {
      listeners.delete(listener);
      if (listeners.size === 0 && this.#listeners.get(topic) === listeners) this.#listeners.delete(topic);
    };
  }

  emit(topic: Topic): void {
    // A listener may unsubscribe others while it runs.
    for (const listener of [...(this.#listeners.get(topic) ?? [])]) listener();
  }
}
