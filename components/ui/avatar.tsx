import { cn } from "./class-names.ts";

/** A person's initials in a circle. Decorative: the name stands beside it or in the control's label. */
export function Avatar({ name, className }: { name: string; className?: string }) {
	return (
		<span
			aria-hidden
			className={cn(
				"grid size-8 shrink-0 place-items-center rounded-full bg-accent-soft text-xs font-semibold text-accent-ink",
				className,
			)}
		>
			{initials(name)}
		</span>
	);
}

function initials(name: string): string {
	const words = name.trim().split(/\s+/);
	const first = words.at(0)?.at(0) ?? "";
	const last = words.length > 1 ? (words.at(-1)?.at(0) ?? "") : "";
	return (first + last).toUpperCase();
}
