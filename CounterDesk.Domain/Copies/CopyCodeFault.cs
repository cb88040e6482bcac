namespace CounterDesk.Domain.Copies;

/// <summary>Why a text is not the code of a copy. Says nothing about any copy: the print may be spoiled.</summary>
public enum CopyCodeFault
{
    Missing,
    TooLong,

    /// <summary>Not in base 32: parts are missing or were misread.</summary>
    NotBase32,

    /// <summary>Not a signed message as we write it.</summary>
    NotSigned,

    /// <summary>A signed message, but not about a copy.</summary>
    NotACopy,
}
