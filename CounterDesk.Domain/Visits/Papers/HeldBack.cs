using System.Collections.Immutable;

namespace CounterDesk.Domain.Visits.Papers;

/// <summary>
/// Which looks nobody is told of (个人信息保护法 Art. 18, 35): those by a duty under a law that keeps them secret, and
/// those for a matter that the hall has marked. What is held back leaves no trace where somebody asks who looked: no
/// gap, no count, no word.
/// </summary>
/// <param name="laws">Names of laws, such as 刑事诉讼法; a provision that has one of them in it is held back.</param>
/// <param name="items">Codes of service items that are marked.</param>
public sealed class HeldBack(IEnumerable<string> laws, IEnumerable<string> items)
{
    private readonly ImmutableArray<string> _laws = [.. laws];
    private readonly ImmutableHashSet<string> _items = [.. items];

    /// <summary>
    /// Laws by which an inquiry is secret: criminal procedure, supervision of officials, national security,
    /// counter-espionage, counter-terrorism, intelligence, organized crime, money laundering.
    /// </summary>
    public static ImmutableArray<string> UsualLaws { get; } =
    [
        "刑事诉讼法", "监察法", "国家安全法", "反间谍法", "反恐怖主义法", "国家情报法", "反有组织犯罪法", "反洗钱法",
    ];

    /// <summary>Whether a look is held back by its basis, as the audit log has it: kind, proof, note.</summary>
    public bool ByBasis(string? basis) =>
        basis?.StartsWith(nameof(BasisKind.StatutoryDuty), StringComparison.Ordinal) is true && ByProvision(basis);

    /// <summary>Whether a duty is kept secret by the law that its provision is of.</summary>
    public bool ByProvision(string? provision) =>
        provision is not null && _laws.Any(law => provision.Contains(law, StringComparison.Ordinal));

    /// <summary>Whether a look is held back by the service item it was for.</summary>
    public bool ByItem(string? item) => item is not null && _items.Contains(item);
}
