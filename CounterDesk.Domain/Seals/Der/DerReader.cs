namespace CounterDesk.Domain.Seals.Der;

/// <summary>Keeps the place in a row of elements.</summary>
internal sealed class DerReader(ReadOnlyMemory<byte> content)
{
    /// <summary>How long a list may be that is not said to be longer.</summary>
    public const int MaxElements = 1024;

    private ReadOnlyMemory<byte> _rest = content;

    public bool IsAtEnd => _rest.IsEmpty;

    /// <exception cref="DerFormatException">There is no further element, or it is cut short.</exception>
    public DerValue Next() => DerValue.Read(_rest, out _rest);

    /// <exception cref="DerFormatException">There is no further element, or it has another tag.</exception>
    public DerValue Next(byte tag) => Next().Expect(tag);

    /// <summary>The next element if it has that tag; otherwise the place stays and the answer is null.</summary>
    public DerValue? NextIf(byte tag) => !_rest.IsEmpty && _rest.Span[0] == tag ? Next() : null;

    /// <summary>All further elements.</summary>
    /// <param name="most">More than in any list of signers, certificates or attributes that means anything.</param>
    /// <exception cref="DerFormatException">There are more, or one is cut short.</exception>
    public IEnumerable<DerValue> Rest(int most = MaxElements)
    {
        for (var count = 0; !IsAtEnd; count++)
        {
            yield return count < most ? Next() : throw new DerFormatException("A list has too many elements.");
        }
    }
}
