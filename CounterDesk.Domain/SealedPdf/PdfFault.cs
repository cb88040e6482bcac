namespace CounterDesk.Domain.SealedPdf;

/// <summary>Why a PDF file was refused.</summary>
public enum PdfFault
{
    /// <summary>Not built as ISO 32000 says, or so that two readers may see two documents.</summary>
    Malformed,

    /// <summary>Holds or expands to more than the limits allow.</summary>
    TooLarge,

    /// <summary>Nothing in it can be read without a password or key.</summary>
    Encrypted,
}
