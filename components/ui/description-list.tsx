import type { ComponentProps, ReactNode } from "react";
import { cn } from "./class-names.ts";

/** Names at the left, values at the right, a hairline between; wrap `DescriptionItem`s. */
export function DescriptionList({ className, ...props }: ComponentProps<"dl">) {
	return <dl className={cn("divide-y divide-line text-sm", className)} {...props} />;
}

interface DescriptionItemProps {
	term: ReactNode;
	/** A second, quieter line under the name. */
	note?: ReactNode;
	/** Where the note is long: on a phone it stands under both, and leaves the value its room. */
	longNote?: boolean;
	/** Numbers stand under each other. */
	numeric?: boolean;
	className?: string;
	children: ReactNode;
}

/** Beside a long value, a short name keeps its words whole, and the other way round. */
export function DescriptionItem({ term, note, longNote, numeric, className, children }: DescriptionItemProps) {
	return (
		<div
			className={cn("items-baseline gap-x-6 px-5 py-2.5", note ? withNoteClasses : "flex justify-between", className)}
		>
			<dt className={cn("wrap-break-word text-muted", !note && "max-w-4/5")}>{term}</dt>
			<dd
				className={cn(
					"wrap-break-word text-right",
					note ? "sm:row-span-2" : "max-w-[68%] sm:max-w-5/6",
					note && !longNote && "row-span-2",
					numeric && "num max-w-none shrink-0 whitespace-nowrap sm:max-w-none",
				)}
			>
				{children}
			</dd>
			{note ? (
				<dd className={cn("col-start-1 text-pretty text-muted text-small", longNote && "col-span-2 sm:col-span-1")}>
					{note}
				</dd>
			) : null}
		</div>
	);
}

const withNoteClasses =
	"grid grid-cols-[minmax(min-content,1fr)_fit-content(68%)] grid-rows-[auto_1fr] sm:grid-cols-[minmax(min-content,1fr)_fit-content(80%)]";
