/** A list of words or /regexp/flags strings written with blanks and line ends between them, for lists long enough to be read. */
export const words = (list: string): readonly string[] => list.split(/\s+/).filter((word) => word !== '');
