namespace CounterDesk.Domain.SealedPdf;

/// <summary>Where an object lies. The default is nowhere: the object was deleted.</summary>
/// <param name="Position">Its first byte in the file; within a container, its index.</param>
/// <param name="Generation">How often its number had been used before.</param>
/// <param name="Container">The object stream that holds it; 0 when it lies in the file itself.</param>
internal readonly record struct PdfPlace(int Position, int Generation, int Container);
