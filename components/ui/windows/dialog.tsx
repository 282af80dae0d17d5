"use client";

import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { Dialog as Primitive } from "radix-ui";
import type { ComponentProps, ReactNode } from "react";
import { Button } from "../button.tsx";
import { cn } from "../class-names.ts";
import { useWindowFocus } from "./window-focus.ts";

export const Dialog = Primitive.Root;
export const DialogTrigger = Primitive.Trigger;
export const DialogClose = Primitive.Close;

export const scrimClasses =
	"fixed inset-0 z-40 grid grid-cols-[minmax(0,1fr)] justify-items-center overflow-y-auto scroll-pb-24 bg-scrim p-3 sm:p-5 data-[state=open]:animate-fade-in print:hidden";

interface DialogContentProps extends Omit<ComponentProps<typeof Primitive.Content>, "title"> {
	title: ReactNode;
	/** A sentence under the title. */
	description?: ReactNode;
	size?: "default" | "wide";
}

/** The window: its title with a close button, then `DialogBody` and `DialogFooter`. Scrolls with the page behind it. */
export function DialogContent({
	title,
	description,
	size = "default",
	className,
	children,
	...props
}: DialogContentProps) {
	const word = useTranslations("words");
	const windowFocus = useWindowFocus();
	return (
		<Primitive.Portal>
			<Primitive.Overlay className={scrimClasses}>
				<Primitive.Content
					{...windowFocus}
					className={cn(
						"my-auto flex w-full flex-col rounded-2xl border border-line bg-surface shadow-pop outline-none data-[state=open]:animate-pop-in",
						size === "wide" ? "max-w-2xl" : "max-w-lg",
						className,
					)}
					{...(description ? {} : { "aria-describedby": undefined })}
					{...props}
				>
					<div className="flex items-start justify-between gap-4 border-b border-line py-4 pr-3.5 pl-6">
						<div className="min-w-0">
							<Primitive.Title className="text-body font-semibold">{title}</Primitive.Title>
							{description ? (
								<Primitive.Description className="mt-0.5 text-sm text-muted">{description}</Primitive.Description>
							) : null}
						</div>
						<Primitive.Close asChild>
							<Button variant="ghost" size="icon-sm" className="-my-1" aria-label={word("close")}>
								<X aria-hidden />
							</Button>
						</Primitive.Close>
					</div>
					{children}
				</Primitive.Content>
			</Primitive.Overlay>
		</Primitive.Portal>
	);
}

export function DialogBody({ className, ...props }: ComponentProps<"div">) {
	return <div className={cn("space-y-5 px-6 py-5", className)} {...props} />;
}

/** A note at the left and buttons at the right, the one that does it last; on phones they share the width. Stays in sight while a tall window scrolls. */
export function DialogFooter({ note, className, children, ...props }: ComponentProps<"div"> & { note?: ReactNode }) {
	return (
		<div
			className={cn(
				"sticky -bottom-3 sm:-bottom-5 flex flex-wrap items-center justify-between gap-x-4 gap-y-3 rounded-b-2xl border-t border-line bg-surface px-6 py-4",
				className,
			)}
			{...props}
		>
			<p className="text-small text-muted">{note}</p>
			<div className="ml-auto flex flex-wrap justify-end gap-2 max-xs:w-full max-xs:*:grow">{children}</div>
		</div>
	);
}

/** Closes the window and does nothing. */
export function DialogCancel({ children }: { children?: ReactNode }) {
	const word = useTranslations("words");
	return (
		<Primitive.Close asChild>
			<Button variant="outline">{children ?? word("cancel")}</Button>
		</Primitive.Close>
	);
}
