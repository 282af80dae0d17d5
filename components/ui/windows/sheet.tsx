"use client";

import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { Dialog as Primitive } from "radix-ui";
import type { ComponentProps, ReactNode } from "react";
import { Button } from "../button.tsx";
import { cn } from "../class-names.ts";
import { useWindowFocus } from "./window-focus.ts";

export const Sheet = Primitive.Root;
export const SheetTrigger = Primitive.Trigger;
export const SheetClose = Primitive.Close;

interface SheetContentProps extends Omit<ComponentProps<typeof Primitive.Content>, "title"> {
	title: ReactNode;
}

/** A panel along the right edge, over the page. */
export function SheetContent({ title, className, children, ...props }: SheetContentProps) {
	const word = useTranslations("words");
	const windowFocus = useWindowFocus();
	return (
		<Primitive.Portal>
			<Primitive.Overlay className="fixed inset-0 z-40 bg-scrim data-[state=open]:animate-fade-in print:hidden" />
			<Primitive.Content
				{...windowFocus}
				aria-describedby={undefined}
				className={cn(
					"fixed inset-y-0 right-0 z-40 flex w-full max-w-xs flex-col overflow-y-auto border-l border-line bg-surface shadow-pop outline-none data-[state=open]:animate-sheet-in print:hidden",
					className,
				)}
				{...props}
			>
				<div className="flex h-14 shrink-0 items-center justify-between border-b border-line pr-3 pl-5">
					<Primitive.Title className="text-sm font-semibold">{title}</Primitive.Title>
					<Primitive.Close asChild>
						<Button variant="ghost" size="icon" aria-label={word("close")}>
							<X aria-hidden />
						</Button>
					</Primitive.Close>
				</div>
				{children}
			</Primitive.Content>
		</Primitive.Portal>
	);
}
