"use client";

import { CircleAlert, CircleCheck, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { Toast as Primitive } from "radix-ui";
import { useSyncExternalStore } from "react";
import { Button } from "./button.tsx";

interface Notice {
	id: number;
	tone: "done" | "failed";
	message: string;
}

const DONE_MS = 6_000;
const FAILED_MS = 12_000;

let notices: readonly Notice[] = [];
let lastId = 0;
const listeners = new Set<() => void>();

/** Says in a corner what has happened, for a while: `toast.done("Saved.")`, `toast.failed("…")`. */
export const toast = {
	done: (message: string) => add("done", message),
	failed: (message: string) => add("failed", message),
};

function add(tone: Notice["tone"], message: string): void {
	lastId += 1;
	change([...notices.slice(-2), { id: lastId, tone, message }]);
}

function change(next: readonly Notice[]): void {
	notices = next;
	for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
	listeners.add(listener);
	return () => listeners.delete(listener);
}

const NONE: readonly Notice[] = [];

/** Where notices appear; once, in the root layout. Ours, because the libraries at hand write style elements without a nonce. */
export function Toaster() {
	const t = useTranslations("ui");
	const shown = useSyncExternalStore(
		subscribe,
		() => notices,
		() => NONE,
	);
	return (
		<Primitive.Provider label={t("notice")} swipeDirection="right">
			{shown.map(({ id, tone, message }) => (
				<Primitive.Root
					key={id}
					duration={tone === "done" ? DONE_MS : FAILED_MS}
					onOpenChange={(open) => {
						if (!open) change(notices.filter((notice) => notice.id !== id));
					}}
					className="pointer-events-auto flex items-start gap-2.5 rounded-lg border border-line bg-surface py-2.5 pr-2 pl-3.5 text-sm shadow-pop data-[state=open]:animate-toast-in"
				>
					{tone === "done" ? (
						<CircleCheck aria-hidden className="mt-1 size-4 shrink-0 text-accent" />
					) : (
						<CircleAlert aria-hidden className="mt-1 size-4 shrink-0 text-bad" />
					)}
					<Primitive.Description className="min-w-0 flex-1 break-words leading-6">{message}</Primitive.Description>
					<Primitive.Close asChild>
						<Button variant="ghost" size="icon" className="size-6" aria-label={t("close")}>
							<X aria-hidden />
						</Button>
					</Primitive.Close>
				</Primitive.Root>
			))}
			<Primitive.Viewport
				label={`${t("notices")} ({hotkey})`}
				className="pointer-events-none fixed right-0 bottom-0 z-50 flex w-full max-w-sm flex-col gap-2 p-4"
			/>
		</Primitive.Provider>
	);
}
