import { useTranslations } from "next-intl";
import { cn } from "../ui/class-names.ts";
import type { Series } from "./series-colours.ts";

interface LegendProps {
	series: readonly Series[];
	/** The ids of those that are not drawn. */
	hidden: readonly string[];
	onToggle: (id: string) => void;
}

/** The names and colours of the series; pressing one takes it out of the bars, or brings it back. */
export function Legend({ series, hidden, onToggle }: LegendProps) {
	const t = useTranslations("usagePerDay");
	return (
		<ul
			aria-label={t("legend")}
			className={cn(
				"order-last flex min-w-0 basis-full flex-wrap gap-x-4 gap-y-1 text-small text-muted",
				series.length <= MAX_BESIDE_TITLE && "lg:order-none lg:ml-auto lg:basis-auto",
			)}
		>
			{series.map(({ id, name, colour }) => (
				<li key={id} className="min-w-0">
					<button
						type="button"
						aria-pressed={!hidden.includes(id)}
						className="group flex min-h-6 max-w-full items-center gap-1.5 rounded-sm hover:text-ink"
						onClick={() => onToggle(id)}
					>
						<span
							aria-hidden
							className="telling-colour size-2 shrink-0 rounded-full group-aria-[pressed=false]:opacity-30"
							style={{ background: colour }}
						/>
						<span className="truncate group-aria-[pressed=false]:line-through">{name}</span>
					</button>
				</li>
			))}
		</ul>
	);
}

/** More names than these get a line of their own. */
const MAX_BESIDE_TITLE = 4;
