using System.ComponentModel.DataAnnotations;

namespace CounterDesk.Web.Objections;

/// <summary>What a hall decides about objections.</summary>
public sealed class ObjectionOptions
{
    public const string Section = "Objections";

    /// <summary>For how many days after an objection is closed its evidence is kept.</summary>
    [Range(0, 3650)]
    public int EvidenceDays { get; set; } = 30;
}
