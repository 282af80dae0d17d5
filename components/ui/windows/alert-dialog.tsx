"use client";

import { useTranslations } from "next-intl";
import { AlertDialog as Primitive } from "radix-ui";
import type { ComponentProps, ReactNode } from "react";
import { Button, type ButtonProps } from "../button.tsx";
import { cn } from "../class-names.ts";
import { scrimClasses } from "./dialog.tsx";
import { useWindowFocus } from "./window-focus.ts";

export const AlertDialog = Primitive.Root;
export const AlertDialogTrigger = Primitive.Trigger;

interface AlertDialogContentProps extends Omit<ComponentProps<typeof Primitive.Content>, "title"> {
	/** The question: "Cancel order 1042?" */
	title: ReactNode;
	/** What will happen, in numbers. */
	description: ReactNode;
}

/** A question that must be answered. Children: any fields, then an `AlertDialogFooter`. */
export function AlertDialogContent({ title, description, className, children, ...props }: AlertDialogContentProps) {
	const windowFocus = useWindowFocus();
	return (
		<Primitive.Portal>
			<Primitive.Overlay className={scrimClasses}>
				<Primitive.Content
					{...windowFocus}
					className={cn(
						"my-auto w-full max-w-md space-y-5 rounded-2xl border border-line bg-surface p-6 shadow-pop outline-none data-[state=open]:animate-pop-in",
						className,
					)}
					{...props}
				>
					<div>
						<Primitive.Title className="text-balance text-body font-semibold">{title}</Primitive.Title>
						<Primitive.Description asChild className="mt-1.5 text-sm text-muted">
							<div>{description}</div>
						</Primitive.Description>
					</div>
					{children}
				</Primitive.Content>
			</Primitive.Overlay>
		</Primitive.Portal>
	);
}

/** As a `DialogFooter`: the buttons under a hairline, in sight while a tall question scrolls. */
export function AlertDialogFooter({ className, ...props }: ComponentProps<"div">) {
	return (
		<div
			className={cn(
				"sticky -bottom-3 sm:-bottom-5 -mx-6 -mb-6 flex flex-wrap justify-end gap-2 rounded-b-2xl border-t border-line bg-surface px-6 py-4 max-xs:*:grow",
				className,
			)}
			{...props}
		/>
	);
}

export function AlertDialogCancel({ children }: { children?: ReactNode }) {
	const word = useTranslations("words");
	return (
		<Primitive.Cancel asChild>
			<Button variant="outline">{children ?? word("cancel")}</Button>
		</Primitive.Cancel>
	);
}

/** In place of a question where nothing can be done: says why, and can only be closed. */
export function AlertDialogNotice(props: Pick<AlertDialogContentProps, "title" | "description">) {
	const word = useTranslations("words");
	return (
		<AlertDialogContent {...props}>
			<AlertDialogFooter>
				<AlertDialogCancel>{word("close")}</AlertDialogCancel>
			</AlertDialogFooter>
		</AlertDialogContent>
	);
}

/** Does it and closes; where it takes time, use a `Button` with `pending` and close when it is done. */
export function AlertDialogAction(props: ButtonProps) {
	return (
		<Primitive.Action asChild>
			<Button variant="destroy" {...props} />
		</Primitive.Action>
	);
}
