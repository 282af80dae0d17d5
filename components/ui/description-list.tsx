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

export function DescriptionItem({ term, note, numeric, className, children }: DescriptionItemProps) {
	return (
		<div className={cn("flex items-baseline justify-between gap-6 px-5 py-2.5", className)}>
			<dt className="min-w-0 text-muted">
				{term}
				{note ? <span className="block text-small text-muted">{note}</span> : null}
			</dt>
			<dd className={cn("min-w-0 text-right", numeric && "num shrink-0 whitespace-nowrap")}>{children}</dd>
		</div>
	);
}
