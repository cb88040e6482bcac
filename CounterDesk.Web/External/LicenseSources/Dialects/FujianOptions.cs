using System.ComponentModel.DataAnnotations;

namespace CounterDesk.Web.External.LicenseSources.Dialects;

/// <summary>What only the feedback interface needs by which objections go to their issuers.</summary>
public sealed class FujianOptions
{
    /// <summary>The hall's area in twelve digits (areaCode); that of the hall with zeros behind it when there is none.</summary>
    [RegularExpression("([0-9]{12})?")]
    public string AreaCode { get; set; } = "";

    /// <summary>What that is called (areaName); the hall's name when there is none.</summary>
    [StringLength(60)]
    public string AreaName { get; set; } = "";

    /// <summary>How long the file of a license may be that goes with a report about it, in bytes; 0: none goes.</summary>
    [Range(0, 20 << 20)]
    public int MostEvidenceBytes { get; set; }
}
