namespace CounterDesk.Domain.Signing;

/// <summary>
/// The key ring cannot do what it was asked: it is missing or damaged, or the content is not what a key of it made.
/// </summary>
public sealed class KeyRingException : Exception
{
    public KeyRingException(string message)
        : base(message)
    {
    }

    public KeyRingException(string message, Exception cause)
        : base(message, cause)
    {
    }

    /// <summary>True where the ring is well and only this content is not what its key made.</summary>
    public bool IsOfContent { get; init; }
}
