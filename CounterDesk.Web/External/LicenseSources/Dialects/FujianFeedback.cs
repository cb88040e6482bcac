using System.Globalization;
using System.Text.Json.Nodes;
using CounterDesk.Domain.Licenses;
using CounterDesk.Domain.Sharing;

namespace CounterDesk.Web.External.LicenseSources.Dialects;

/// <summary>Writes reports to issuers as Fujian's feedback interface has them: something lacks, is in error, or fails to load.</summary>
internal static class FujianFeedback
{
    private const int DigitsOfAnArea = 12;

    public static PlatformOperation OperationOf(PlatformReport report) => report switch
    {
        PlatformReport.Missing => PlatformOperation.ReportMissing,
        PlatformReport.Wrong => PlatformOperation.ReportWrong,
        PlatformReport.Unloadable => PlatformOperation.ReportUnloadable,
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    public static JsonObject Write(PlatformReport report)
    {
        var data = Describe(report);
        if (report.Telephone is { } telephone)
        {
            data["telephone"] = telephone;
        }

        // What fails to load shows nothing.
        if (report is { Evidence: { } file } and not PlatformReport.Unloadable)
        {
            data["fileList"] = new JsonArray(new JsonObject
            {
                ["seqNo"] = 1,
                ["fileName"] = file.Format is LicenseFileFormat.Ofd ? "证照.ofd" : "证照.pdf",
                ["fileContent"] = Convert.ToBase64String(file.Bytes.Span),
            });
        }

        return data;
    }

    /// <summary>Who reports; areas have twelve digits here, and a name.</summary>
    public static JsonObject Client(PlatformCall call, FujianOptions options)
    {
        var client = NationalRequest.Client(call);
        client["areaCode"] = options.AreaCode.Length > 0 ? options.AreaCode : call.Region.PadRight(DigitsOfAnArea, '0');
        client["areaName"] = options.AreaName.Length > 0 ? options.AreaName : call.OfficeName;
        return client;
    }

    /// <summary>Asks about a report by its receipt; where none came the business number that goes with every question says which.</summary>
    public static JsonObject Follow(ReportReference report) =>
        report.Receipt is { } receipt ? new() { ["receiptNumber"] = receipt } : [];

    private static JsonObject Describe(PlatformReport report) => report switch
    {
        PlatformReport.Missing missing => Describe(missing),
        PlatformReport.Wrong(var identifier, var remark) =>
            new() { ["certificateIdentifier"] = identifier.Value, ["problemRemark"] = remark },
        PlatformReport.Unloadable(var identifier) => new() { ["certificateIdentifier"] = identifier.Value },
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static JsonObject Describe(PlatformReport.Missing missing)
    {
        var data = new JsonObject
        {
            ["certificateTypeName"] = missing.KindName,
            ["certificateIssuingAuthorityName"] = missing.IssuerName,
            ["certificateHolderName"] = missing.Holder.Name,
            ["certificateHolderCode"] = missing.Holder.Code.Text,
            ["certificateHolderTypeName"] = NationalRequest.Written(missing.Holder.Code.Type),
        };
        if (missing.Number is { } number)
        {
            data["certificateNumber"] = number;
        }

        if (missing.IssuedOn is { } day)
        {
            data["certificateIssuedDate"] = day.ToString("yyyyMMdd", CultureInfo.InvariantCulture);
        }

        return data;
    }
}
