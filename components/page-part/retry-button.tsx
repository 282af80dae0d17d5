import { useTranslations } from "next-intl";
import { useTransition } from "react";
import { Button, type ButtonProps } from "../ui/button.tsx";

/** Loads what failed again. */
export function RetryButton({ retry, ...look }: { retry: () => void } & Pick<ButtonProps, "variant" | "size">) {
	const t = useTranslations("ui.failure");
	const [pending, startTransition] = useTransition();
	return (
		<Button {...look} pending={pending} onClick={() => startTransition(retry)}>
			{t("retry")}
		</Button>
	);
}
