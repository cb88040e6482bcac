namespace CounterDesk.Domain.SealedPdf;

/// <summary>A PDF file, or an object of it, that cannot be read safely.</summary>
public sealed class PdfFormatException(PdfFault fault, string message) : Exception(message)
{
    public PdfFault Fault { get; } = fault;

    internal static PdfFormatException Malformed(string message) => new(PdfFault.Malformed, message);

    internal static PdfFormatException TooLarge(string message) => new(PdfFault.TooLarge, message);
}
