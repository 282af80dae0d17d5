import { useTranslations } from "next-intl";
import { readErrorDigest } from "@/lib/platform/error-digest.ts";

/** What to say of a page, or a part of one with or without a name, that could not be loaded: `id` is the one under which the log has why. */
export function useFailure(
	of: "page" | "part" | { readonly part: string },
	error: unknown,
): { title: string; text: string; id: string | undefined } {
	const t = useTranslations("ui.failure");
	const { isBusy, isRequest, id } = readErrorDigest(digestOf(error));
	const title = isBusy ? "busyTitle" : "title";
	return {
		title: typeof of === "string" ? t(`${title}.${of}`) : t(`${title}.named`, of),
		text: t(isBusy ? "busyText" : "text"),
		id: id ? t(isRequest ? "request" : "id", { id }) : undefined,
	};
}

function digestOf(error: unknown): string | undefined {
	return error instanceof Error && "digest" in error && typeof error.digest === "string" ? error.digest : undefined;
}
