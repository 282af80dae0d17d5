"use client";

import { Command as Primitive } from "cmdk";
import { Search } from "lucide-react";
import { type ComponentProps, useLayoutEffect, useRef, useState } from "react";
import { cn } from "../class-names.ts";
import { wholeRows } from "../windows/whole-rows.ts";
import { useFieldControl } from "./field-context.ts";

/**
 * A search field over a list of answers, worked with the arrow keys. Alone, in a `Popover`, or in a `Dialog`. Enter takes
 * what is marked: the first answer, until the user marks another, and again where another has come to be the first.
 */
export function Command({ className, defaultValue = "", ...props }: ComponentProps<typeof Primitive>) {
	const root = useRef<HTMLDivElement>(null);
	const [marked, setMarked] = useState(defaultValue);
	const firstBefore = useRef<string>(undefined);
	// The primitive marks nothing any more when several answers go at once, the marked one among them.
	useLayoutEffect(() => {
		const answers = root.current?.querySelectorAll<HTMLElement>("[cmdk-item]:not([aria-disabled=true])") ?? [];
		const values = [...answers].map(({ dataset }) => dataset.value);
		const isOtherFirst = firstBefore.current !== undefined && values[0] !== firstBefore.current;
		firstBefore.current = values[0];
		if (isOtherFirst || !values.includes(marked)) setMarked(values[0] ?? "");
	});
	return (
		<Primitive
			ref={root}
			className={cn("flex flex-col overflow-hidden bg-surface text-sm", className)}
			value={marked}
			onValueChange={setMarked}
			{...props}
		/>
	);
}

export function CommandInput({ className, ...props }: ComponentProps<typeof Primitive.Input>) {
	return (
		<div className="flex h-9 shrink-0 items-center gap-2 border-b border-line px-3 text-muted">
			<Search aria-hidden className="size-4 shrink-0" />
			<Primitive.Input
				{...useFieldControl()}
				className={cn("h-full w-full min-w-0 bg-transparent text-ink outline-none", className)}
				{...props}
			/>
		</div>
	);
}

export function CommandList({ className, ...props }: ComponentProps<typeof Primitive.List>) {
	return (
		<Primitive.List
			ref={wholeRows}
			className={cn("relative max-h-72 scroll-py-1 overflow-y-auto overscroll-contain p-1", className)}
			{...props}
		/>
	);
}

export function CommandEmpty({ className, ...props }: ComponentProps<typeof Primitive.Empty>) {
	return <Primitive.Empty className={cn("px-3 py-6 text-center text-muted", className)} {...props} />;
}

export const CommandGroup = Primitive.Group;

export function CommandItem({ className, ...props }: ComponentProps<typeof Primitive.Item>) {
	return (
		<Primitive.Item
			className={cn(
				"flex min-h-9 cursor-default select-none items-center gap-2 rounded-md px-2 py-1.5 outline-none data-[disabled=true]:text-faint data-[selected=true]:bg-sunken data-[selected=true]:forced-chosen! [&_svg]:size-4 [&_svg]:shrink-0",
				className,
			)}
			{...props}
		/>
	);
}
