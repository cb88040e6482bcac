using System.Collections.Immutable;
using CounterDesk.Domain.Copies;
using CounterDesk.Domain.LicenseKinds;
using CounterDesk.Domain.Licenses;
using CounterDesk.Domain.Paper;
using CounterDesk.Domain.Visits;
using CounterDesk.Web.Demo;
using CounterDesk.Web.HallTexts;
using CounterDesk.Web.Visits;
using Microsoft.Extensions.Options;

namespace CounterDesk.Web.Copies;

/// <summary>
/// Turns what a clerk asks for into an order: adds the visit's purpose, the hall's settings and the time.
/// </summary>
public sealed class CopyOrders(
    DeskClock clock, IOptions<HallOptions> hall, IOptions<CopyOptions> options, CurrentHallTexts texts, DemoOptions demo)
{
    /// <summary>Four digits, the first part of every copy's number.</summary>
    public string Hall => hall.Value.Code;

    /// <summary>Whether the license's page loses its colors.</summary>
    public bool IsGrey => options.Value.FaceColors switch
    {
        FaceColors.Color => false,
        FaceColors.Grey => true,
    };

    /// <summary>Null when nothing may be printed.</summary>
    /// <exception cref="InvalidOperationException">The visit has no purpose yet.</exception>
    public CopyOrder? Of(CopyRequest request, Visit visit, DocumentWords words)
    {
        var now = clock.Now;
        var order = new CopyOrder
        {
            License = request.License.License,
            Kind = request.License.Kind ?? Unlisted(request.License.License),
            Report = request.License.Report,
            Purpose = visit.Purpose
                ?? throw new InvalidOperationException("Record purpose and basis before a copy is asked for."),
            Maker = new(
                texts.Names.Name, visit.Counter, request.Clerk.Number,
                hall.Value.PublicAddress!, demo.Enabled),

            // Whole seconds: the paper and the register say the same.
            MadeAt = now.AddTicks(-(now.Ticks % TimeSpan.TicksPerSecond)),
            ValidityDays = Math.Min(hall.Value.CopyValidityDays, visit.ValidityDays ?? int.MaxValue),
            Effect = new("", 0, []),
            AskedFor = request.AskedFor,
            OmittedFields = request.OmittedFields.Union(OmittedBy(request.License)),
            AddedFields = AddedBy(request.License),
            MaskedFields = request.MaskedFields,
            GradeShownFrom = options.Value.GradeShownFrom,
            HasSignatureRow = options.Value.HasSignatureRow,
        };
        return order.Form is { } form && (form is CopyForm.InformationSheet || request.License.Kind is not null)
            ? order with
            {
                Effect = texts.EffectOf(form, words),
                SecondEffect = words.Second is { } second ? texts.EffectOf(form, second) : null,
                Face = form is CopyForm.InformationSheet ? [] : FacesOf(request.License.File, order, IsGrey),
            }
            : null;
    }

    /// <summary>The license's sides as the copy shows them.</summary>
    internal static ImmutableArray<CopyFace> FacesOf(LicenseFile? file, CopyOrder order, bool isGrey)
    {
        var faces = CopyFaceDrawing.Of(file, order);
        return isGrey ? [.. faces.Select(face => face with { Picture = face.Picture.InGrey() })] : faces;
    }

    // Of a kind that the catalog lacks nobody knows which fields are about others, so its face stays off the paper. Its
    // report never adds up to more than an information sheet, which then has the record alone.
    internal static LicenseKind Unlisted(License license) => new()
    {
        Code = license.KindCode,
        Name = license.KindName,
        EnglishName = license.KindName,
        DefiningBody = "",
        HolderKind = HolderKind.PersonOrOrganization,
        Fields = [],
        NumberRule = new(),
        ValidityRule = new(),
        Grade = LicenseKind.HighestGrade,
        RequiresSeal = false,
        OriginalMustBeSurrendered = false,
        Shape = LicenseShape.Portrait,
    };

    // What the matter does not need is left out of the copy as it is covered at the desk.
    private static IEnumerable<string> OmittedBy(OpenLicense license) =>
        license.Needed is null ? []
        : license.Kind!.Fields.Select(field => field.Key).Where(key => license.Mask.Of(key) is not null);

    private static ImmutableHashSet<string> AddedBy(OpenLicense license) => license.Needed is null ? [] :
    [
        .. license.Kind!.Fields.Where(field => !field.IsPrintedByDefault && license.Mask.Of(field.Key) is null)
            .Select(field => field.Key),
    ];
}
