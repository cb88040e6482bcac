using CounterDesk.Domain.Licenses;
using CounterDesk.Domain.Visits;
using CounterDesk.Web.Localization;
using CounterDesk.Web.Verification;
using CounterDesk.Web.Visits;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace CounterDesk.Web.Features.Desk.License;

/// <summary>What the source says of the license beside its face.</summary>
public sealed partial class RecordList(
    IStringLocalizer<LicenseText> text, IStringLocalizer<VerificationText> words) : ComponentBase
{
    [Parameter, EditorRequired]
    public required OpenLicense Opened { get; set; }

    private IEnumerable<(string Name, string Label, string Value, bool IsNumber)> Items
    {
        get
        {
            var license = Opened.License;
            yield return ("kind", text["Record_Kind"], Kind, false);
            yield return Item(MetadataItem.Number, license.Number, isNumber: true);
            yield return Item(
                MetadataItem.HolderName, string.Join(text["Rows_Separator"], license.Holders.Select(NameOf)));
            yield return Item(MetadataItem.IssuerName, license.IssuerName);
            if (license.IssuedOn is { } issuedOn)
            {
                yield return Item(MetadataItem.IssuedOn, CheckDetail.Written(issuedOn));
            }

            yield return ("term", text["Record_Term"], text.TermOf(Opened), false);
            yield return Item(MetadataItem.Identifier, license.Identifier.Value, isNumber: true);
            yield return ("version", text["Record_Version"], text["Record_Version_Value", license.Version], false);
            yield return ("source", text["Record_Source"], text.SourceOf(Opened), false);
        }
    }

    private string Kind => Opened.Kind is { } kind
        ? KindNames.NameOf(kind)
        : text["Record_Kind_Unlisted", Opened.License.KindName];

    private (string Name, string Label, string Value, bool IsNumber) Item(
        MetadataItem item, string value, bool isNumber = false) =>
        (item.Key, words[$"Item_{item.Key}"], value, isNumber);

    // Somebody whom the face covers is not named here either.
    private string NameOf(Holder holder) =>
        FaceRow.IsCovered(FaceRow.Of(Opened), holder.Name) ? Mask.Name(holder.Name) : holder.Name;
}
