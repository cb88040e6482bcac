using CounterDesk.Domain.Seals;
using CounterDesk.Web.Verification;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace CounterDesk.Web.Features.Desk.License;

/// <summary>One seal on the file: who used it, who made it, when, and until when all of that held.</summary>
public sealed partial class SealCard(
    IStringLocalizer<LicenseText> text, IStringLocalizer<VerificationText> words) : ComponentBase
{
    [Parameter, EditorRequired]
    public required SignatureReport Seal { get; set; }

    [Parameter, EditorRequired]
    public required DateTimeOffset CheckedAt { get; set; }

    /// <summary>What could not be read has no line.</summary>
    private IEnumerable<(string Label, string Value)> Items
    {
        get
        {
            if (Seal.Signer is { } signer)
            {
                yield return (text["Seal_Signer"], signer.Name);
            }

            if (Seal.Maker is { } maker)
            {
                yield return (text["Seal_Maker"], maker.Name);
            }

            if (Seal.SignedAt is { } signedAt)
            {
                yield return (text["Seal_SignedAt"], text["Detail_SealedAt", CheckDetail.WrittenTime(signedAt)]);
            }

            if (Seal.StampedAt is { } stampedAt)
            {
                yield return (text["Seal_StampedAt"], text["Detail_SealedAt", CheckDetail.WrittenTime(stampedAt)]);
            }

            if (Seal is { SealValidFrom: { } from, SealValidUntil: { } until })
            {
                yield return (text["Seal_Valid"], Range(from, until));
            }

            if (Seal.Signer is { } certificate)
            {
                yield return (text["Seal_Certificate"], Range(certificate.ValidFrom, certificate.ValidUntil));
                yield return (text["Seal_Issuer"], certificate.Issuer);
                yield return (text["Seal_Number"], certificate.SerialNumber);
            }

            // Some seals are used by those who made them.
            if (Seal.Maker is { } makers && makers != Seal.Signer)
            {
                yield return (text["Seal_MakerCertificate"], Range(makers.ValidFrom, makers.ValidUntil));
                yield return (text["Seal_MakerIssuer"], makers.Issuer);
                yield return (text["Seal_MakerNumber"], makers.SerialNumber);
            }

            if (text.RevocationOf(Seal.SignerRevocation, CheckedAt) is { Length: > 0 } ofSigner)
            {
                yield return (text["Seal_SignerRevocation"], ofSigner);
            }

            if (text.RevocationOf(Seal.MakerRevocation, CheckedAt) is { Length: > 0 } ofMaker)
            {
                yield return (text["Seal_MakerRevocation"], ofMaker);
            }
        }
    }

    private List<(string Remark, string Name)> Remarks =>
    [
        .. Seal.Reasons.Select(reason => (words[$"FileReason_{reason}"].Value, FileReasonNames.Of(reason))),
        .. Seal.Warnings.Select(warning => (words[$"FileWarning_{warning}"].Value, FileReasonNames.Of(warning))),
    ];

    private string Range(DateTimeOffset from, DateTimeOffset until) =>
        text["Seal_Range", CheckDetail.Written(from), CheckDetail.Written(until)];
}
