/** The pages that show somebody's credits: their address names whose. */
export const VIEW_PATHS: readonly string[] = ["/overview", "/usage", "/orders"];
