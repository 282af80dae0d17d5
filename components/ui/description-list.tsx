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
	/** Numbers stand under each other. */
	numeric?: boolean;
	className?: string;
	children: ReactNode;
}

/** Beside a long value, a short name keeps its words whole, and the other way round. */
export function DescriptionItem({ term, note, numeric, className, children }: DescriptionItemProps) {
	return (
		<div className={cn("flex items-baseline justify-between gap-6 px-5 py-2.5", className)}>
			<dt className="max-w-4/5 wrap-break-word text-muted">
				{term}
				{note ? <span className="block text-small text-muted">{note}</span> : null}
			</dt>
			<dd
				className={cn(
					"max-w-[68%] wrap-break-word text-right sm:max-w-5/6",
					numeric && "num max-w-none shrink-0 whitespace-nowrap sm:max-w-none",
				)}
			>
				{children}
			</dd>
		</div>
	);
}
