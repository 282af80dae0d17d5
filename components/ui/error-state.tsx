import { TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "./class-names.ts";

interface ErrorStateProps {
	/** What happened. */
	title: ReactNode;
	/** What the user can do. */
	children: ReactNode;
	/** The id under which the log has it, with its label: "Request 4f2c". */
	id?: ReactNode;
	/** Retry first, then other links. */
	actions?: ReactNode;
	headingLevel?: "h1" | "h2";
	className?: string;
}

export function ErrorState({ title, children, id, actions, headingLevel: Heading = "h2", className }: ErrorStateProps) {
	return (
		<div role="alert" className={cn("flex flex-col items-center px-5 py-16 text-center", className)}>
			<span className="mb-4 grid size-10 place-items-center rounded-full bg-bad-soft text-bad">
				<TriangleAlert aria-hidden className="size-5" />
			</span>
			<Heading className="text-balance text-lg font-semibold tracking-tight">{title}</Heading>
			<p className="mt-1.5 max-w-md text-pretty text-sm text-muted">{children}</p>
			{actions ? <div className="mt-6 flex flex-wrap justify-center gap-2">{actions}</div> : null}
			{id ? <p className="num mt-6 text-small text-faint">{id}</p> : null}
		</div>
	);
}
