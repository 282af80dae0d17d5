"use client";

import { CircleAlert, CircleCheck, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { Toast as Primitive } from "radix-ui";
import { useLayoutEffect, useRef } from "react";
import { Button } from "../button.tsx";
import { keepOffControls } from "./off-controls.ts";
import { dismiss, type Toast } from "./toasts.ts";

const DURATION_MS = { done: 6_000, failed: 12_000 };
const WITH_UNDO_MS = 12_000;

export default function ToastList({ toasts }: { toasts: readonly Toast[] }) {
	const t = useTranslations("ui");
	const word = useTranslations("words");
	const viewport = useRef<HTMLOListElement>(null);
	useLayoutEffect(() => (toasts.length > 0 ? keepOffControls(viewport.current) : undefined), [toasts]);
	return (
		<Primitive.Provider label={t("toast")} swipeDirection="right">
			{toasts.map(({ id, tone, message, undo }) => (
				<Primitive.Root
					key={id}
					duration={undo ? WITH_UNDO_MS : DURATION_MS[tone]}
					onOpenChange={(open) => {
						if (!open) dismiss(id);
					}}
					className="pointer-events-auto flex items-start gap-2.5 rounded-lg border border-line bg-surface py-2.5 pr-2 pl-3.5 text-sm shadow-pop data-[state=open]:animate-toast-in"
				>
					{tone === "done" ? (
						<CircleCheck aria-hidden className="mt-1 size-4 shrink-0 text-accent" />
					) : (
						<CircleAlert aria-hidden className="mt-1 size-4 shrink-0 text-bad" />
					)}
					<Primitive.Description className="min-w-0 flex-1 leading-6">{message}</Primitive.Description>
					{undo ? (
						<Primitive.Action asChild altText={t("undoThis", { message })}>
							<Button variant="link" className="shrink-0 leading-6" onClick={undo}>
								{t("undo")}
							</Button>
						</Primitive.Action>
					) : null}
					<Primitive.Close asChild>
						<Button variant="ghost" size="icon" className="size-6" aria-label={word("close")}>
							<X aria-hidden />
						</Button>
					</Primitive.Close>
				</Primitive.Root>
			))}
			<Primitive.Viewport
				ref={viewport}
				label={`${t("toasts")} ({hotkey})`}
				className="print:hidden pointer-events-none fixed right-0 bottom-0 z-50 flex w-full max-w-sm flex-col gap-2 p-4"
			/>
		</Primitive.Provider>
	);
}
