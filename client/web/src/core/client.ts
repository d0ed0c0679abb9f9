/**
 * The tab's side of the conversation: server messages become the page, run reports and notices; what the reader does
 * becomes numbered events.
 *
 * Holds: messages are taken in order and once; a gap, or a patch that does not fit, asks for the full page and ignores
 * patches until it comes. Events survive a lost connection: those that the server has not seen are sent again.
 */
import { PROTOCOL } from "@protocol/messages.gen";
import type { ClientMessage, Fault, RunEnded, ServerMessage, Welcome } from "@protocol/messages.gen";

import { Blobs } from "./blobs";
import { Chrome } from "./chrome";
import { fromFrame, toFrame } from "./codec";
import { followed } from "./bound";
import { Connection, type ConnectionState, type Socket } from "./connection";
import { Edits, type WireValue } from "./edits";
import { Emitter } from "./emitter";
import { buttonOf, clearsOnSubmit, defaultsOf } from "./forms";
import { Outbox, type Event } from "./outbox";
import { NOWHERE, type Place } from "./place";
import type { Notice, RunState, Topic } from "./told";
import { Transfers } from "./transfers";
import { PatchError, Tree } from "./tree";

export type { Notice, RunState, Topic };

const KEPT_REPORTS = 50;
const FINAL = new Set<RunEnded["ending"]>(["normal", "exception", "stop"]);

export class Client {
  readonly tree = new Tree();
  readonly edits = new Edits();
  /** Text that is typed and not yet committed, by widget. */
  readonly drafts = new Map<string, string>();
  /** Text that the script has put into a line, by widget, until the line has taken it over. */
  readonly fills = new Map<string, { readonly text: string }>();
  readonly blobs: Blobs;
  readonly transfers = new Transfers(() => this.#session?.uploads ?? "");
  readonly chrome = new Chrome((message) => this.#send(message));
  #outbox = new Outbox();
  #connection: Connection;
  #emitter = new Emitter<Topic>();
  #session: Welcome | null = null;
  #last = 0;
  #awaitingPage = false;
  #finished = 0;
  #pings = 0;
  #noticeIds = 0;
  #run: RunState = { running: false, since: 0, ended: [] };
  #notices: readonly Notice[] = [];
  #fault: Fault | null = null;
  #loaded = false;
  #dialogOpen = false;
  #welcomed = false;
  /** The address is news to the server. */
  #moved = false;

  readonly #place: Place;

  constructor(open: () => Socket, blobs = new Blobs(), place: Place = NOWHERE) {
    this.#place = place;
    this.blobs = blobs;
    this.#connection = new Connection({
      open,
      onOpen: () => this.#hello(),
      onFrame: (frame) => this.receive(fromFrame(frame)),
      onState: () => this.#emitter.emit("connection"),
      ping: () => toFrame({ type: "ping", nonce: ++this.#pings }),
    });
  }

  start(): void {
    this.#connection.start();
  }

  close(): void {
    this.#connection.close();
  }

  retryNow(): void {
    this.#connection.retryNow();
  }

  /** For listeners that come and go. */
  readonly retry = (): void => this.retryNow();

  on(topic: Topic, listener: () => void): () => void {
    return this.#emitter.on(topic, listener);
  }

  get connection(): ConnectionState {
    return this.#connection.state;
  }

  get session(): Welcome | null {
    return this.#session;
  }

  /** Whether a page has ever arrived. */
  get loaded(): boolean {
    return this.#loaded;
  }

  get run(): RunState {
    return this.#run;
  }

  get notices(): readonly Notice[] {
    return this.#notices;
  }

  get fault(): Fault | null {
    return this.#fault;
  }

  /** Something that was sent has not been answered by the end of a run. */
  get busy(): boolean {
    return this.#run.running || this.#outbox.last > this.#finished;
  }

  /** The reader changed a widget. `later`: no run now, the value goes with the next event; one of a `form` goes when
   * that is submitted. */
  setValue(id: string, value: WireValue, later = false, form = ""): void {
    this.#keepAddress(id, value);
    if (later || form !== "") return this.edits.set(id, value, null, form);
    this.edits.set(id, value, this.#outbox.next);
    this.#event({ type: "interact", seq: this.#outbox.next, values: { [id]: value }, query: null });
  }

  /** The reader pressed a button, or chose something that counts for one run; it is never shown as a value. */
  trigger(id: string, value: WireValue = true): void {
    this.#event({ type: "interact", seq: this.#outbox.next, values: { [id]: value }, query: null });
  }

  /** The reader came to another address of the app; the tab shows it already. `history`: by going back or forward. */
  visit(history = false): void {
    const { page, query, browser } = this.#place.here();
    this.#moved = false;
    this.#event({ type: "visit", seq: this.#outbox.next, page, query, browser, values: {}, history });
  }

  /** The reader follows a link to a page of the app. */
  open(page: string, query = ""): void {
    this.#place.show(page, query);
    this.visit();
  }

  /** The reader pressed a form's button: with the click goes what was changed in the form. */
  submit(form: string, button: string): void {
    this.#event({ type: "interact", seq: this.#outbox.next, values: { [button]: true }, query: null }, form);
    if (!clearsOnSubmit(this.tree, form)) return;
    for (const [id, value] of defaultsOf(this.tree, form)) {
      this.#keepAddress(id, value);
      this.edits.set(id, value, null, form);
    }
  }

  /** Enter in a field of a form presses its first button. */
  submitByEnter(form: string): void {
    const button = form === "" ? undefined : buttonOf(this.tree, form);
    if (button !== undefined) this.submit(form, button);
  }

  rerun(): void {
    this.#event({ type: "rerun", seq: this.#outbox.next, values: {}, query: null });
  }

  /** A fragment's time has come. It waits while anything is going on. */
  rerunFragment(fragment: string): void {
    if (!this.busy) this.#event({ type: "rerun_fragment", seq: this.#outbox.next, fragment });
  }

  /** Whether the dialog that is on the page is shown: the reader may have closed it. */
  get dialogOpen(): boolean {
    return this.#dialogOpen;
  }

  /** The reader closed the dialog; `widget` is what hears of it, "" for nobody. */
  closeDialog(widget: string): void {
    this.#setDialog(false);
    if (widget !== "") this.trigger(widget);
  }

  clearCache(): void {
    this.#event({ type: "clear_cache", seq: this.#outbox.next });
  }

  stopRun(): void {
    this.#send({ type: "stop_run" });
  }

  dismiss(notice: number): void {
    this.#notices = this.#notices.filter(({ id }) => id !== notice);
    this.#emitter.emit("notices");
  }

  receive(message: ServerMessage): void {
    if ("number" in message && !this.#inOrder(message)) return;
    switch (message.type) {
      case "welcome":
        return this.#welcome(message);
      case "full_page":
        this.blobs.learn(message.blobs);
        this.tree.load(message.page);
        this.#loaded = true;
        this.#acknowledge(message.ack);
        return this.#emitter.emit("session");
      case "patch":
        this.blobs.learn(message.blobs);
        if (this.#patch(() => this.tree.apply(message.ops))) this.#acknowledge(message.ack);
        return;
      case "look":
      case "inspected":
      case "script_changed":
        return this.chrome.receive(message);
      case "run_started":
        this.chrome.runBegins();
        return this.#setRun({ ...this.#run, running: true, since: performance.now() });
      case "run_ended":
        return this.#ended(message);
      case "notices":
        this.blobs.learn(message.blobs);
        if (message.items.some(({ kind }) => kind === "dialog_opened")) this.#setDialog(true);
        for (const item of message.items) if (item.kind === "chat_text") this.fills.set(item.widget, item);
        this.#emitter.emit("fills");
        this.#notices = [
          ...this.#notices,
          ...message.items
            .filter(({ kind }) => kind !== "dialog_opened" && kind !== "chat_text")
            .map((props) => ({ id: ++this.#noticeIds, props })),
        ];
        return this.#emitter.emit("notices");
      case "fault":
        return this.#faulted(message);
      default:
        // A pong; or a newer server, which may say more than this client knows.
        return;
    }
  }

  #hello(): void {
    // Events wait for the welcome: older ones that the server has not seen must come before newer ones.
    this.#welcomed = false;
    this.chrome.forgetQuestions();
    this.#send({
      type: "hello",
      protocol: PROTOCOL,
      session: this.#session?.session ?? null,
      last: this.#last,
      ...this.#place.here(),
    });
  }

  #inOrder(message: Extract<ServerMessage, { number: number }>): boolean {
    if (message.number <= this.#last) return false;
    const gap = message.number > this.#last + 1;
    this.#last = message.number;
    if (message.type === "full_page") {
      this.#awaitingPage = false;
      return true;
    }
    if (gap) this.#resync();
    return !(this.#awaitingPage && message.type === "patch");
  }

  #resync(): void {
    if (this.#awaitingPage) return;
    this.#awaitingPage = true;
    this.#send({ type: "resync" });
  }

  #patch(apply: () => void): boolean {
    try {
      apply();
      return true;
    } catch (error) {
      if (!(error instanceof PatchError)) throw error;
      this.#resync();
      return false;
    }
  }

  #welcome(message: Welcome): void {
    if (!message.resumed) this.#forget();
    this.#session = message;
    this.#fault = null;
    this.#awaitingPage = false;
    this.#outbox.taken(message.seen);
    this.#welcomed = true;
    for (const event of this.#outbox.unsent()) this.#send(event);
    this.#emitter.emit("session");
  }

  /** A new session: numbers begin anew, and nothing of the old one counts. Its page stays until the new one comes. */
  #forget(): void {
    this.#last = 0;
    this.#finished = 0;
    this.#outbox.reset();
    this.edits.clear();
    this.transfers.clear();
    this.#setRun({ running: false, since: 0, ended: [] });
  }

  #ended(message: RunEnded): void {
    this.#finished = Math.max(this.#finished, message.seq);
    this.#follow();
    this.#outbox.taken(message.seq);
    if (FINAL.has(message.ending)) {
      this.edits.settle(message.seq);
      this.edits.forget((id) => this.tree.widget(id) !== undefined);
    }
    this.#setRun({ ...this.#run, running: false, ended: [...this.#run.ended, message].slice(-KEPT_REPORTS) });
  }

  /** The tab's address is the one that the script has set. */
  #follow(): void {
    const { query, navigation } = this.tree.config;
    const here = this.#place.here();
    const page = navigation === null || navigation.lost ? here.page : navigation.current;
    const to = query ?? here.query;
    if (page !== here.page || to !== here.query) this.#place.show(page, to);
  }

  /** The address says what the reader has chosen in a widget that is bound to it. */
  #keepAddress(id: string, value: WireValue): void {
    const props = this.tree.widget(id)?.props;
    if (props === undefined || !("bound" in props) || props.bound === null) return;
    const { query } = this.#place.here();
    const next = followed(query, props.bound, value);
    if (next === query) return;
    this.#place.rewrite(next);
    this.#moved = true;
  }

  #acknowledge(ack: number): void {
    this.#outbox.taken(ack);
    this.edits.acknowledge(ack, (id) => {
      const node = this.tree.widget(id);
      return node !== undefined && !this.tree.isStale(node.ref);
    });
  }

  #faulted(message: Fault): void {
    this.#fault = message;
    // Trying again would only repeat these two.
    if (message.code === "taken_over" || message.code === "protocol") this.#connection.close();
    this.#emitter.emit("connection");
  }

  #event(event: Event, form = ""): void {
    for (const each of this.#withWaiting(event, form)) {
      this.#outbox.add(each);
      if (this.#welcomed) this.#send(each);
    }
    // Busy now: the page shows it before the server answers.
    this.#emitter.emit("run");
  }

  /** Values that waited for an event travel with this one, or just before it where it carries none. */
  #withWaiting(event: Event, form: string): readonly Event[] {
    const values = this.edits.claim(event.seq, form);
    const query = this.#moved ? this.#place.here().query : null;
    this.#moved = false;
    if (event.type === "interact" || event.type === "rerun")
      return [{ ...event, values: { ...values, ...event.values }, query }];
    if (Object.keys(values).length === 0 && query === null) return [event];
    if (event.type === "visit") return [{ ...event, values: { ...values, ...event.values } }];
    return [
      { type: "interact", seq: event.seq, values, query },
      { ...event, seq: event.seq + 1 },
    ];
  }

  #send(message: ClientMessage): void {
    this.#connection.send(toFrame(message));
  }

  #setDialog(open: boolean): void {
    this.#dialogOpen = open;
    this.#emitter.emit("dialog");
  }

  #setRun(run: RunState): void {
    this.#run = run;
    this.#emitter.emit("run");
  }
}
