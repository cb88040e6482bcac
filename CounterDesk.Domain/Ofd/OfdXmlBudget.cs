namespace CounterDesk.Domain.Ofd;

/// <summary>What may still be read of the XML of a package, all its entries together.</summary>
internal sealed class OfdXmlBudget
{
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private int _nodes = OfdLimits.MaxXmlNodes;

    /// <exception cref="OfdFormatException">Nothing is left.</exception>
    public void SpendNodes(int nodes)
    {
        _nodes -= nodes;
        if (_nodes < 0)
        {
            throw new OfdFormatException(OfdFault.TooLarge, "The package has too much XML.");
        }
    }

    /// <summary>A name costs once.</summary>
    /// <exception cref="OfdFormatException">Nothing is left.</exception>
    public void SpendName(string name)
    {
        if (_names.Add(name) && _names.Count > OfdLimits.MaxXmlNames)
        {
            throw new OfdFormatException(OfdFault.TooLarge, "The package has too many names.");
        }
    }
}
