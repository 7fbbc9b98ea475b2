class Shared(Module):
  __parameters__ = ["weight", ]
  __buffers__ = []
  training : bool
  weight : Tensor

class EncoderBlockBlockLayerBlockLayerNorm(Module):
  __parameters__ = ["weight", ]
  __buffers__ = []
  training : bool
  weight : Tensor

class EncoderBlockBlockLayerBlockSelfAttentionQ(Module):
  __parameters__ = ["weight", ]
  __buffers__ = []
  training : bool
  weight : Tensor

class EncoderBlockBlockLayerBlockSelfAttentionK(Module):
  __parameters__ = ["weight", ]
  __buffers__ = []
  training : bool
  weight : Tensor

class EncoderBlockBlockLayerBlockSelfAttentionV(Module):
  __parameters__ = ["weight", ]
  __buffers__ = []
  training : bool
  weight : Tensor

class EncoderBlockBlockLayerBlockSelfAttentionRelativeAttentionBias(Module):
  __parameters__ = ["weight", ]
  __buffers__ = []
  training : bool
  weight : Tensor

class EncoderBlockBlockLayerBlockSelfAttentionO(Module):
  __parameters__ = ["weight", ]
  __buffers__ = []
  training : bool
  weight : Tensor

class EncoderBlockBlockLayerBlockSelfAttention(Module):
  __parameters__ = []
  __buffers__ = []
  training : bool
  q : __torch__.EncoderBlockBlockLayerBlockSelfAttentionQ
  k : __torch__.EncoderBlockBlockLayerBlockSelfAttentionK
  v : __torch__.EncoderBlockBlockLayerBlockSelfAttentionV
  relative_attention_bias : __torch__.EncoderBlockBlockLayerBlockSelfAttentionRelativeAttentionBias
  o : __torch__.EncoderBlockBlockLayerBlockSelfAttentionO

class EncoderBlockBlockLayerBlock(Module):
  __parameters__ = []
  __buffers__ = []
  training : bool
  layer_norm : __torch__.EncoderBlockBlockLayerBlockLayerNorm
  SelfAttention : __torch__.EncoderBlockBlockLayerBlockSelfAttention

class EncoderBlockBlockLayerBlockDenseReluDenseWi(Module):
  __parameters__ = ["weight", ]
  __buffers__ = []
  training : bool
  weight : Tensor

class EncoderBlockBlockLayerBlockDenseReluDenseWo(Module):
  __parameters__ = ["weight", ]
  __buffers__ = []
  training : bool
  weight : Tensor

class EncoderBlockBlockLayerBlockDenseReluDense(Module):
  __parameters__ = []
  __buffers__ = []
  training : bool
  wi : __torch__.EncoderBlockBlockLayerBlockDenseReluDenseWi
  wo : __torch__.EncoderBlockBlockLayerBlockDenseReluDenseWo

class EncoderBlockBlockLayerBlock2(Module):
  __parameters__ = []
  __buffers__ = []
  training : bool
  layer_norm : __torch__.EncoderBlockBlockLayerBlockLayerNorm
  DenseReluDense : __torch__.EncoderBlockBlockLayerBlockDenseReluDense

class EncoderBlockBlockLayer(Module):
  __parameters__ = []
  __buffers__ = []
  __annotations__ = []
  training : bool
  __annotations__["0"] = __torch__.EncoderBlockBlockLayerBlock
  __annotations__["1"] = __torch__.EncoderBlockBlockLayerBlock2

class EncoderBlockBlock(Module):
  __parameters__ = []
  __buffers__ = []
  training : bool
  layer : __torch__.EncoderBlockBlockLayer

class EncoderBlockBlockLayerBlockSelfAttention2(Module):
  __parameters__ = []
  __buffers__ = []
  training : bool
  q : __torch__.EncoderBlockBlockLayerBlockSelfAttentionQ
  k : __torch__.EncoderBlockBlockLayerBlockSelfAttentionK
  v : __torch__.EncoderBlockBlockLayerBlockSelfAttentionV
  o : __torch__.EncoderBlockBlockLayerBlockSelfAttentionO

class EncoderBlockBlockLayerBlock3(Module):
  __parameters__ = []
  __buffers__ = []
  training : bool
  layer_norm : __torch__.EncoderBlockBlockLayerBlockLayerNorm
  SelfAttention : __torch__.EncoderBlockBlockLayerBlockSelfAttention2

class EncoderBlockBlockLayer2(Module):
  __parameters__ = []
  __buffers__ = []
  __annotations__ = []
  training : bool
  __annotations__["0"] = __torch__.EncoderBlockBlockLayerBlock3
  __annotations__["1"] = __torch__.EncoderBlockBlockLayerBlock2

class EncoderBlockBlock2(Module):
  __parameters__ = []
  __buffers__ = []
  training : bool
  layer : __torch__.EncoderBlockBlockLayer2

class EncoderBlock(Module):
  __parameters__ = []
  __buffers__ = []
  __annotations__ = []
  training : bool
  __annotations__["0"] = __torch__.EncoderBlockBlock
  __annotations__["1"] = __torch__.EncoderBlockBlock2

class EncoderFinalLayerNorm(Module):
  __parameters__ = ["weight", ]
  __buffers__ = []
  training : bool
  weight : Tensor

class Encoder(Module):
  __parameters__ = []
  __buffers__ = []
  training : bool
  block : __torch__.EncoderBlock
  final_layer_norm : __torch__.EncoderFinalLayerNorm

class DecoderBlockBlockLayerBlockLayerNorm(Module):
  __parameters__ = ["weight", ]
  __buffers__ = []
  training : bool
  weight : Tensor

class DecoderBlockBlockLayerBlockSelfAttentionQ(Module):
  __parameters__ = ["weight", ]
  __buffers__ = []
  training : bool
  weight : Tensor

class DecoderBlockBlockLayerBlockSelfAttentionK(Module):
  __parameters__ = ["weight", ]
  __buffers__ = []
  training : bool
  weight : Tensor

class DecoderBlockBlockLayerBlockSelfAttentionV(Module):
  __parameters__ = ["weight", ]
  __buffers__ = []
  training : bool
  weight : Tensor

class DecoderBlockBlockLayerBlockSelfAttentionRelativeAttentionBias(Module):
  __parameters__ = ["weight", ]
  __buffers__ = []
  training : bool
  weight : Tensor

class DecoderBlockBlockLayerBlockSelfAttentionO(Module):
  __parameters__ = ["weight", ]
  __buffers__ = []
  training : bool
  weight : Tensor

class DecoderBlockBlockLayerBlockSelfAttention(Module):
  __parameters__ = []
  __buffers__ = []
  training : bool
  q : __torch__.DecoderBlockBlockLayerBlockSelfAttentionQ
  k : __torch__.DecoderBlockBlockLayerBlockSelfAttentionK
  v : __torch__.DecoderBlockBlockLayerBlockSelfAttentionV
  relative_attention_bias : __torch__.DecoderBlockBlockLayerBlockSelfAttentionRelativeAttentionBias
  o : __torch__.DecoderBlockBlockLayerBlockSelfAttentionO

class DecoderBlockBlockLayerBlock(Module):
  __parameters__ = []
  __buffers__ = []
  training : bool
  layer_norm : __torch__.DecoderBlockBlockLayerBlockLayerNorm
  SelfAttention : __torch__.DecoderBlockBlockLayerBlockSelfAttention

class DecoderBlockBlockLayerBlockEncDecAttentionQ(Module):
  __parameters__ = ["weight", ]
  __buffers__ = []
  training : bool
  weight : Tensor

class DecoderBlockBlockLayerBlockEncDecAttentionK(Module):
  __parameters__ = ["weight", ]
  __buffers__ = []
  training : bool
  weight : Tensor

class DecoderBlockBlockLayerBlockEncDecAttentionV(Module):
  __parameters__ = ["weight", ]
  __buffers__ = []
  training : bool
  weight : Tensor

class DecoderBlockBlockLayerBlockEncDecAttentionO(Module):
  __parameters__ = ["weight", ]
  __buffers__ = []
  training : bool
  weight : Tensor

class DecoderBlockBlockLayerBlockEncDecAttention(Module):
  __parameters__ = []
  __buffers__ = []
  training : bool
  q : __torch__.DecoderBlockBlockLayerBlockEncDecAttentionQ
  k : __torch__.DecoderBlockBlockLayerBlockEncDecAttentionK
  v : __torch__.DecoderBlockBlockLayerBlockEncDecAttentionV
  o : __torch__.DecoderBlockBlockLayerBlockEncDecAttentionO

class DecoderBlockBlockLayerBlock2(Module):
  __parameters__ = []
  __buffers__ = []
  training : bool
  layer_norm : __torch__.DecoderBlockBlockLayerBlockLayerNorm
  EncDecAttention : __torch__.DecoderBlockBlockLayerBlockEncDecAttention

class DecoderBlockBlockLayerBlockDenseReluDenseWi(Module):
  __parameters__ = ["weight", ]
  __buffers__ = []
  training : bool
  weight : Tensor

class DecoderBlockBlockLayerBlockDenseReluDenseWo(Module):
  __parameters__ = ["weight", ]
  __buffers__ = []
  training : bool
  weight : Tensor

class DecoderBlockBlockLayerBlockDenseReluDense(Module):
  __parameters__ = []
  __buffers__ = []
  training : bool
  wi : __torch__.DecoderBlockBlockLayerBlockDenseReluDenseWi
  wo : __torch__.DecoderBlockBlockLayerBlockDenseReluDenseWo

class DecoderBlockBlockLayerBlock3(Module):
  __parameters__ = []
  __buffers__ = []
  training : bool
  layer_norm : __torch__.DecoderBlockBlockLayerBlockLayerNorm
  DenseReluDense : __torch__.DecoderBlockBlockLayerBlockDenseReluDense

class DecoderBlockBlockLayer(Module):
  __parameters__ = []
  __buffers__ = []
  __annotations__ = []
  training : bool
  __annotations__["0"] = __torch__.DecoderBlockBlockLayerBlock
  __annotations__["1"] = __torch__.DecoderBlockBlockLayerBlock2
  __annotations__["2"] = __torch__.DecoderBlockBlockLayerBlock3

class DecoderBlockBlock(Module):
  __parameters__ = []
  __buffers__ = []
  training : bool
  layer : __torch__.DecoderBlockBlockLayer

class DecoderBlockBlockLayerBlockSelfAttention2(Module):
  __parameters__ = []
  __buffers__ = []
  training : bool
  q : __torch__.DecoderBlockBlockLayerBlockSelfAttentionQ
  k : __torch__.DecoderBlockBlockLayerBlockSelfAttentionK
  v : __torch__.DecoderBlockBlockLayerBlockSelfAttentionV
  o : __torch__.DecoderBlockBlockLayerBlockSelfAttentionO

class DecoderBlockBlockLayerBlock4(Module):
  __parameters__ = []
  __buffers__ = []
  training : bool
  layer_norm : __torch__.DecoderBlockBlockLayerBlockLayerNorm
  SelfAttention : __torch__.DecoderBlockBlockLayerBlockSelfAttention2

class DecoderBlockBlockLayer2(Module):
  __parameters__ = []
  __buffers__ = []
  __annotations__ = []
  training : bool
  __annotations__["0"] = __torch__.DecoderBlockBlockLayerBlock4
  __annotations__["1"] = __torch__.DecoderBlockBlockLayerBlock2
  __annotations__["2"] = __torch__.DecoderBlockBlockLayerBlock3

class DecoderBlockBlock2(Module):
  __parameters__ = []
  __buffers__ = []
  training : bool
  layer : __torch__.DecoderBlockBlockLayer2

class DecoderBlock(Module):
  __parameters__ = []
  __buffers__ = []
  __annotations__ = []
  training : bool
  __annotations__["0"] = __torch__.DecoderBlockBlock
  __annotations__["1"] = __torch__.DecoderBlockBlock2

class DecoderFinalLayerNorm(Module):
  __parameters__ = ["weight", ]
  __buffers__ = []
  training : bool
  weight : Tensor

class Decoder(Module):
  __parameters__ = []
  __buffers__ = []
  training : bool
  block : __torch__.DecoderBlock
  final_layer_norm : __torch__.DecoderFinalLayerNorm

class Moments(Module):
  __parameters__ = []
  __buffers__ = []
  training : bool
  first_moments : List[Tensor]
  second_moments : List[Tensor]

class Program(Module):
  __parameters__ = []
  __buffers__ = ["steps", ]
  training : bool
  shared : __torch__.Shared
  encoder : __torch__.Encoder
  decoder : __torch__.Decoder
  vocabulary_size : int
  context_length : int
  companions : int
  labels : int
  decayed : __torch__.Moments
  undecayed : __torch__.Moments
  steps : Tensor
  seed : int
  def scores(self: __torch__.Program, tokens: Tensor, key_mask: Tensor, decoder_tokens: Tensor, training: bool) -> Tensor:
    batch = torch.size(tokens, 0)
    time = torch.size(tokens, 1)
    shared = torch.embedding(self.shared.weight, tokens)
    x = torch.flatten(shared, 0, 1)
    encoder_block0 = getattr(self.encoder.block, "0")
    encoder_block0_layer0_layer_norm = torch.rms_norm(x, [12], getattr(encoder_block0.layer, "0").layer_norm.weight, 1.0E-6)
    encoder_block0_layer0_SelfAttention_q = torch.mm(encoder_block0_layer0_layer_norm, torch.t(getattr(encoder_block0.layer, "0").SelfAttention.q.weight))
    encoder_block0_layer0_SelfAttention_k = torch.mm(encoder_block0_layer0_layer_norm, torch.t(getattr(encoder_block0.layer, "0").SelfAttention.k.weight))
    encoder_block0_layer0_SelfAttention_v = torch.mm(encoder_block0_layer0_layer_norm, torch.t(getattr(encoder_block0.layer, "0").SelfAttention.v.weight))
    encoder0_q = torch.transpose(torch.view(encoder_block0_layer0_SelfAttention_q, [batch, -1, 4, 4]), 1, 2)
    encoder0_k = torch.transpose(torch.view(encoder_block0_layer0_SelfAttention_k, [batch, -1, 4, 4]), 1, 2)
    encoder0_v = torch.transpose(torch.view(encoder_block0_layer0_SelfAttention_v, [batch, -1, 4, 4]), 1, 2)
    places = torch.arange(torch.size(encoder0_q, 2), device=tokens.device)
    distance = torch.sub(torch.unsqueeze(places, 0), torch.unsqueeze(places, 1))
    distance_2 = torch.abs(distance)
    shared_2 = torch.add(torch.to(torch.mul(torch.div(torch.log(torch.div(torch.to(torch.clamp_min(distance_2, 1), 6), 1)), 1.791759469228055), 1), 4), 1)
    buckets = torch.where(torch.lt(distance_2, 1), distance_2, torch.clamp_max(shared_2, 1))
    buckets_2 = torch.add(buckets, torch.mul(torch.to(torch.gt(distance, 0), 4), 2))
    distances = torch.unsqueeze(torch.permute(torch.embedding(getattr(encoder_block0.layer, "0").SelfAttention.relative_attention_bias.weight, buckets_2), [2, 0, 1]), 0)
    padding = torch.mul(torch.to(torch.eq(torch.unsqueeze(torch.unsqueeze(key_mask, 1), 1), 0), 6), -1e+30)
    encoder0_heads = torch.scaled_dot_product_attention(encoder0_q, encoder0_k, encoder0_v, torch.add(distances, padding), 0., False, scale=1.0)
    encoder0_attended = torch.reshape(torch.transpose(encoder0_heads, 1, 2), [-1, 16])
    encoder_block0_layer0_SelfAttention_o = torch.mm(encoder0_attended, torch.t(getattr(encoder_block0.layer, "0").SelfAttention.o.weight))
    x_2 = torch.add(x, encoder_block0_layer0_SelfAttention_o)
    encoder_block0_layer1_layer_norm = torch.rms_norm(x_2, [12], getattr(encoder_block0.layer, "1").layer_norm.weight, 1.0E-6)
    encoder_block0_layer1_DenseReluDense_wi = torch.mm(encoder_block0_layer1_layer_norm, torch.t(getattr(encoder_block0.layer, "1").DenseReluDense.wi.weight))
    relu = torch.relu(encoder_block0_layer1_DenseReluDense_wi)
    encoder_block0_layer1_DenseReluDense_wo = torch.mm(relu, torch.t(getattr(encoder_block0.layer, "1").DenseReluDense.wo.weight))
    x_3 = torch.add(x_2, encoder_block0_layer1_DenseReluDense_wo)
    encoder_block1 = getattr(self.encoder.block, "1")
    encoder_block1_layer0_layer_norm = torch.rms_norm(x_3, [12], getattr(encoder_block1.layer, "0").layer_norm.weight, 1.0E-6)
    encoder_block1_layer0_SelfAttention_q = torch.mm(encoder_block1_layer0_layer_norm, torch.t(getattr(encoder_block1.layer, "0").SelfAttention.q.weight))
    encoder_block1_layer0_SelfAttention_k = torch.mm(encoder_block1_layer0_layer_norm, torch.t(getattr(encoder_block1.layer, "0").SelfAttention.k.weight))
    encoder_block1_layer0_SelfAttention_v = torch.mm(encoder_block1_layer0_layer_norm, torch.t(getattr(encoder_block1.layer, "0").SelfAttention.v.weight))
    encoder1_q = torch.transpose(torch.view(encoder_block1_layer0_SelfAttention_q, [batch, -1, 4, 4]), 1, 2)
    encoder1_k = torch.transpose(torch.view(encoder_block1_layer0_SelfAttention_k, [batch, -1, 4, 4]), 1, 2)
    encoder1_v = torch.transpose(torch.view(encoder_block1_layer0_SelfAttention_v, [batch, -1, 4, 4]), 1, 2)
    encoder1_heads = torch.scaled_dot_product_attention(encoder1_q, encoder1_k, encoder1_v, torch.add(distances, padding), 0., False, scale=1.0)
    encoder1_attended = torch.reshape(torch.transpose(encoder1_heads, 1, 2), [-1, 16])
    encoder_block1_layer0_SelfAttention_o = torch.mm(encoder1_attended, torch.t(getattr(encoder_block1.layer, "0").SelfAttention.o.weight))
    x_4 = torch.add(x_3, encoder_block1_layer0_SelfAttention_o)
    encoder_block1_layer1_layer_norm = torch.rms_norm(x_4, [12], getattr(encoder_block1.layer, "1").layer_norm.weight, 1.0E-6)
    encoder_block1_layer1_DenseReluDense_wi = torch.mm(encoder_block1_layer1_layer_norm, torch.t(getattr(encoder_block1.layer, "1").DenseReluDense.wi.weight))
    relu_2 = torch.relu(encoder_block1_layer1_DenseReluDense_wi)
    encoder_block1_layer1_DenseReluDense_wo = torch.mm(relu_2, torch.t(getattr(encoder_block1.layer, "1").DenseReluDense.wo.weight))
    x_5 = torch.add(x_4, encoder_block1_layer1_DenseReluDense_wo)
    encoder_final_layer_norm = torch.rms_norm(x_5, [12], self.encoder.final_layer_norm.weight, 1.0E-6)
    shared_3 = torch.embedding(self.shared.weight, decoder_tokens)
    x_6 = torch.flatten(shared_3, 0, 1)
    decoder_block0 = getattr(self.decoder.block, "0")
    decoder_block0_layer0_layer_norm = torch.rms_norm(x_6, [12], getattr(decoder_block0.layer, "0").layer_norm.weight, 1.0E-6)
    decoder_block0_layer0_SelfAttention_q = torch.mm(decoder_block0_layer0_layer_norm, torch.t(getattr(decoder_block0.layer, "0").SelfAttention.q.weight))
    decoder_block0_layer0_SelfAttention_k = torch.mm(decoder_block0_layer0_layer_norm, torch.t(getattr(decoder_block0.layer, "0").SelfAttention.k.weight))
    decoder_block0_layer0_SelfAttention_v = torch.mm(decoder_block0_layer0_layer_norm, torch.t(getattr(decoder_block0.layer, "0").SelfAttention.v.weight))
    h0_q = torch.transpose(torch.view(decoder_block0_layer0_SelfAttention_q, [batch, -1, 4, 4]), 1, 2)
    h0_k = torch.transpose(torch.view(decoder_block0_layer0_SelfAttention_k, [batch, -1, 4, 4]), 1, 2)
    h0_v = torch.transpose(torch.view(decoder_block0_layer0_SelfAttention_v, [batch, -1, 4, 4]), 1, 2)
    places_2 = torch.arange(torch.size(h0_q, 2), device=tokens.device)
    distance_3 = torch.sub(torch.unsqueeze(places_2, 0), torch.unsqueeze(places_2, 1))
    distance_4 = torch.neg(torch.clamp_max(distance_3, 0))
    shared_4 = torch.add(torch.to(torch.mul(torch.div(torch.log(torch.div(torch.to(torch.clamp_min(distance_4, 1), 6), 2)), 1.0986122886681098), 2), 4), 2)
    buckets_3 = torch.where(torch.lt(distance_4, 2), distance_4, torch.clamp_max(shared_4, 3))
    distances_2 = torch.unsqueeze(torch.permute(torch.embedding(getattr(decoder_block0.layer, "0").SelfAttention.relative_attention_bias.weight, buckets_3), [2, 0, 1]), 0)
    future = torch.triu(torch.full([torch.size(h0_q, 2), torch.size(h0_q, 2)], -1e+30, dtype=6, device=tokens.device), 1)
    h0_heads = torch.scaled_dot_product_attention(h0_q, h0_k, h0_v, torch.add(distances_2, future), 0., False, scale=1.0)
    h0_attended = torch.reshape(torch.transpose(h0_heads, 1, 2), [-1, 16])
    decoder_block0_layer0_SelfAttention_o = torch.mm(h0_attended, torch.t(getattr(decoder_block0.layer, "0").SelfAttention.o.weight))
    x_7 = torch.add(x_6, decoder_block0_layer0_SelfAttention_o)
    decoder_block0_layer1_layer_norm = torch.rms_norm(x_7, [12], getattr(decoder_block0.layer, "1").layer_norm.weight, 1.0E-6)
    decoder_block0_layer1_EncDecAttention_q = torch.mm(decoder_block0_layer1_layer_norm, torch.t(getattr(decoder_block0.layer, "1").EncDecAttention.q.weight))
    decoder_block0_layer1_EncDecAttention_k = torch.mm(encoder_final_layer_norm, torch.t(getattr(decoder_block0.layer, "1").EncDecAttention.k.weight))
    decoder_block0_layer1_EncDecAttention_v = torch.mm(encoder_final_layer_norm, torch.t(getattr(decoder_block0.layer, "1").EncDecAttention.v.weight))
    cross0_q = torch.transpose(torch.view(decoder_block0_layer1_EncDecAttention_q, [batch, -1, 4, 4]), 1, 2)
    cross0_k = torch.transpose(torch.view(decoder_block0_layer1_EncDecAttention_k, [batch, -1, 4, 4]), 1, 2)
    cross0_v = torch.transpose(torch.view(decoder_block0_layer1_EncDecAttention_v, [batch, -1, 4, 4]), 1, 2)
    cross0_heads = torch.scaled_dot_product_attention(cross0_q, cross0_k, cross0_v, padding, 0., False, scale=1.0)
    cross0_attended = torch.reshape(torch.transpose(cross0_heads, 1, 2), [-1, 16])
    decoder_block0_layer1_EncDecAttention_o = torch.mm(cross0_attended, torch.t(getattr(decoder_block0.layer, "1").EncDecAttention.o.weight))
    x_8 = torch.add(x_7, decoder_block0_layer1_EncDecAttention_o)
    decoder_block0_layer2_layer_norm = torch.rms_norm(x_8, [12], getattr(decoder_block0.layer, "2").layer_norm.weight, 1.0E-6)
    decoder_block0_layer2_DenseReluDense_wi = torch.mm(decoder_block0_layer2_layer_norm, torch.t(getattr(decoder_block0.layer, "2").DenseReluDense.wi.weight))
    relu_3 = torch.relu(decoder_block0_layer2_DenseReluDense_wi)
    decoder_block0_layer2_DenseReluDense_wo = torch.mm(relu_3, torch.t(getattr(decoder_block0.layer, "2").DenseReluDense.wo.weight))
    x_9 = torch.add(x_8, decoder_block0_layer2_DenseReluDense_wo)
    decoder_block1 = getattr(self.decoder.block, "1")
    decoder_block1_layer0_layer_norm = torch.rms_norm(x_9, [12], getattr(decoder_block1.layer, "0").layer_norm.weight, 1.0E-6)
    decoder_block1_layer0_SelfAttention_q = torch.mm(decoder_block1_layer0_layer_norm, torch.t(getattr(decoder_block1.layer, "0").SelfAttention.q.weight))
    decoder_block1_layer0_SelfAttention_k = torch.mm(decoder_block1_layer0_layer_norm, torch.t(getattr(decoder_block1.layer, "0").SelfAttention.k.weight))
    decoder_block1_layer0_SelfAttention_v = torch.mm(decoder_block1_layer0_layer_norm, torch.t(getattr(decoder_block1.layer, "0").SelfAttention.v.weight))
    h1_q = torch.transpose(torch.view(decoder_block1_layer0_SelfAttention_q, [batch, -1, 4, 4]), 1, 2)
    h1_k = torch.transpose(torch.view(decoder_block1_layer0_SelfAttention_k, [batch, -1, 4, 4]), 1, 2)
    h1_v = torch.transpose(torch.view(decoder_block1_layer0_SelfAttention_v, [batch, -1, 4, 4]), 1, 2)
    h1_heads = torch.scaled_dot_product_attention(h1_q, h1_k, h1_v, torch.add(distances_2, future), 0., False, scale=1.0)
    h1_attended = torch.reshape(torch.transpose(h1_heads, 1, 2), [-1, 16])
    decoder_block1_layer0_SelfAttention_o = torch.mm(h1_attended, torch.t(getattr(decoder_block1.layer, "0").SelfAttention.o.weight))
    x_10 = torch.add(x_9, decoder_block1_layer0_SelfAttention_o)
    decoder_block1_layer1_layer_norm = torch.rms_norm(x_10, [12], getattr(decoder_block1.layer, "1").layer_norm.weight, 1.0E-6)
    decoder_block1_layer1_EncDecAttention_q = torch.mm(decoder_block1_layer1_layer_norm, torch.t(getattr(decoder_block1.layer, "1").EncDecAttention.q.weight))
    decoder_block1_layer1_EncDecAttention_k = torch.mm(encoder_final_layer_norm, torch.t(getattr(decoder_block1.layer, "1").EncDecAttention.k.weight))
    decoder_block1_layer1_EncDecAttention_v = torch.mm(encoder_final_layer_norm, torch.t(getattr(decoder_block1.layer, "1").EncDecAttention.v.weight))
    cross1_q = torch.transpose(torch.view(decoder_block1_layer1_EncDecAttention_q, [batch, -1, 4, 4]), 1, 2)
    cross1_k = torch.transpose(torch.view(decoder_block1_layer1_EncDecAttention_k, [batch, -1, 4, 4]), 1, 2)
    cross1_v = torch.transpose(torch.view(decoder_block1_layer1_EncDecAttention_v, [batch, -1, 4, 4]), 1, 2)
    cross1_heads = torch.scaled_dot_product_attention(cross1_q, cross1_k, cross1_v, padding, 0., False, scale=1.0)
    cross1_attended = torch.reshape(torch.transpose(cross1_heads, 1, 2), [-1, 16])
    decoder_block1_layer1_EncDecAttention_o = torch.mm(cross1_attended, torch.t(getattr(decoder_block1.layer, "1").EncDecAttention.o.weight))
    x_11 = torch.add(x_10, decoder_block1_layer1_EncDecAttention_o)
    decoder_block1_layer2_layer_norm = torch.rms_norm(x_11, [12], getattr(decoder_block1.layer, "2").layer_norm.weight, 1.0E-6)
    decoder_block1_layer2_DenseReluDense_wi = torch.mm(decoder_block1_layer2_layer_norm, torch.t(getattr(decoder_block1.layer, "2").DenseReluDense.wi.weight))
    relu_4 = torch.relu(decoder_block1_layer2_DenseReluDense_wi)
    decoder_block1_layer2_DenseReluDense_wo = torch.mm(relu_4, torch.t(getattr(decoder_block1.layer, "2").DenseReluDense.wo.weight))
    x_12 = torch.add(x_11, decoder_block1_layer2_DenseReluDense_wo)
    decoder_final_layer_norm = torch.rms_norm(x_12, [12], self.decoder.final_layer_norm.weight, 1.0E-6)
    decoder_final_layer_norm_2 = torch.mul(decoder_final_layer_norm, 0.2886751345948129)
    logits = torch.mm(decoder_final_layer_norm_2, torch.t(self.shared.weight))
    return logits
  def forward(self: __torch__.Program, tokens: Tensor, key_mask: Tensor, decoder_tokens: Tensor) -> Tensor:
    logits = (self).scores(tokens, key_mask, decoder_tokens, False)
    return torch.view(logits, [torch.size(decoder_tokens, 0), torch.size(decoder_tokens, 1), -1])
  def training_scores(self: __torch__.Program, tokens: Tensor, key_mask: Tensor, decoder_tokens: Tensor, training: bool) -> Tensor:
    return (self).scores(tokens, key_mask, decoder_tokens, training)
  def labels(self: __torch__.Program, tokens: Tensor) -> Tensor:
    labels = torch.flatten(torch.select(tokens, 0, 3))
    return labels
  def scored(self: __torch__.Program, tokens: Tensor, training: bool) -> Tensor:
    return (self).training_scores(torch.select(tokens, 0, 0), torch.select(tokens, 0, 1), torch.select(tokens, 0, 2), training)
  def loss(self: __torch__.Program, tokens: Tensor, training: bool) -> Tensor:
    return (self).criterion((self).scored(tokens, training), tokens, training)
  def criterion(self: __torch__.Program, logits: Tensor, tokens: Tensor, training: bool) -> Tensor:
    labels = (self).labels(tokens)
    total = torch.cross_entropy_loss(torch.to(logits, 6), labels, None, 2, -100, 0.)
    return torch.div(total, torch.clamp_min(torch.sum(torch.ne(labels, -100)), 1))
  def shares(self: __torch__.Program, tokens: Tensor) -> Tensor:
    labels = torch.flatten(torch.select(tokens, 1, 3), 1)
    counts = torch.to(torch.sum(torch.ne(labels, -100), [1]), 6)
    return torch.div(counts, torch.clamp_min(torch.sum(counts), 1.))
  def measure(self: __torch__.Program, tokens: Tensor) -> Tensor:
    logits = (self).scored(tokens, False)
    labels = (self).labels(tokens)
    counted = torch.ne(labels, -100)
    given = torch.flatten(torch.argmax(logits, -1))
    hits = torch.eq(given, labels)
    loss = (self).criterion(logits, tokens, False)
    measures = torch.stack([loss, torch.sum(torch.to(counted, 6)), torch.sum(torch.to(hits, 6))])
    return measures
  def evaluate(self: __torch__.Program, tokens: Tensor) -> Tensor:
    shares = (self).shares(tokens)
    measures = (self).measure(torch.select(tokens, 0, 0))
    loss = torch.mul(torch.slice(measures, 0, 0, 1), torch.select(shares, 0, 0))
    for i in range(torch.sub(torch.size(tokens, 0), 1)):
      index = torch.add(i, 1)
      micro_measures = (self).measure(torch.select(tokens, 0, index))
      loss = torch.add(loss, torch.mul(torch.slice(micro_measures, 0, 0, 1), torch.select(shares, 0, index)))
      measures = torch.add(measures, micro_measures)
    return torch.cat([loss, torch.slice(measures, 0, 1)])
  def write(self: __torch__.Program, tokens: Tensor, key_mask: Tensor, start_end_length: Tensor) -> Tensor:
    sequences = torch.size(tokens, 0)
    start = torch.select(start_end_length, 0, 0)
    end = torch.select(start_end_length, 0, 1)
    length = int(torch.select(start_end_length, 0, 2))
    written = torch.expand(start, [sequences, 1])
    ended = torch.ne(written, written)
    going = torch.gt(length, 0)
    while going:
      logits = (self).scores(tokens, key_mask, written, False)
      last = torch.select(torch.view(logits, [sequences, torch.size(written, 1), -1]), 1, -1)
      token = torch.where(ended, end, torch.argmax(last, -1, True))
      written = torch.cat([written, token], 1)
      ended = torch.logical_or(ended, torch.eq(token, end))
      going = torch.le(torch.size(written, 1), length) and not bool(torch.all(ended))
    return torch.slice(written, 1, 1)
  def weights(self: __torch__.Program) -> List[Tensor]:
    return [
      self.shared.weight,
      getattr(getattr(self.encoder.block, "0").layer, "0").SelfAttention.q.weight,
      getattr(getattr(self.encoder.block, "0").layer, "0").SelfAttention.k.weight,
      getattr(getattr(self.encoder.block, "0").layer, "0").SelfAttention.v.weight,
      getattr(getattr(self.encoder.block, "0").layer, "0").SelfAttention.relative_attention_bias.weight,
      getattr(getattr(self.encoder.block, "0").layer, "0").SelfAttention.o.weight,
      getattr(getattr(self.encoder.block, "0").layer, "1").DenseReluDense.wi.weight,
      getattr(getattr(self.encoder.block, "0").layer, "1").DenseReluDense.wo.weight,
      getattr(getattr(self.encoder.block, "1").layer, "0").SelfAttention.q.weight,
      getattr(getattr(self.encoder.block, "1").layer, "0").SelfAttention.k.weight,
      getattr(getattr(self.encoder.block, "1").layer, "0").SelfAttention.v.weight,
      getattr(getattr(self.encoder.block, "1").layer, "0").SelfAttention.o.weight,
      getattr(getattr(self.encoder.block, "1").layer, "1").DenseReluDense.wi.weight,
      getattr(getattr(self.encoder.block, "1").layer, "1").DenseReluDense.wo.weight,
      getattr(getattr(self.decoder.block, "0").layer, "0").SelfAttention.q.weight,
      getattr(getattr(self.decoder.block, "0").layer, "0").SelfAttention.k.weight,
      getattr(getattr(self.decoder.block, "0").layer, "0").SelfAttention.v.weight,
      getattr(getattr(self.decoder.block, "0").layer, "0").SelfAttention.relative_attention_bias.weight,
      getattr(getattr(self.decoder.block, "0").layer, "0").SelfAttention.o.weight,
      getattr(getattr(self.decoder.block, "0").layer, "1").EncDecAttention.q.weight,
      getattr(getattr(self.decoder.block, "0").layer, "1").EncDecAttention.k.weight,
      getattr(getattr(self.decoder.block, "0").layer, "1").EncDecAttention.v.weight,
      getattr(getattr(self.decoder.block, "0").layer, "1").EncDecAttention.o.weight,
      getattr(getattr(self.decoder.block, "0").layer, "2").DenseReluDense.wi.weight,
      getattr(getattr(self.decoder.block, "0").layer, "2").DenseReluDense.wo.weight,
      getattr(getattr(self.decoder.block, "1").layer, "0").SelfAttention.q.weight,
      getattr(getattr(self.decoder.block, "1").layer, "0").SelfAttention.k.weight,
      getattr(getattr(self.decoder.block, "1").layer, "0").SelfAttention.v.weight,
      getattr(getattr(self.decoder.block, "1").layer, "0").SelfAttention.o.weight,
      getattr(getattr(self.decoder.block, "1").layer, "1").EncDecAttention.q.weight,
      getattr(getattr(self.decoder.block, "1").layer, "1").EncDecAttention.k.weight,
      getattr(getattr(self.decoder.block, "1").layer, "1").EncDecAttention.v.weight,
      getattr(getattr(self.decoder.block, "1").layer, "1").EncDecAttention.o.weight,
      getattr(getattr(self.decoder.block, "1").layer, "2").DenseReluDense.wi.weight,
      getattr(getattr(self.decoder.block, "1").layer, "2").DenseReluDense.wo.weight,
      getattr(getattr(self.encoder.block, "0").layer, "0").layer_norm.weight,
      getattr(getattr(self.encoder.block, "0").layer, "1").layer_norm.weight,
      getattr(getattr(self.encoder.block, "1").layer, "0").layer_norm.weight,
      getattr(getattr(self.encoder.block, "1").layer, "1").layer_norm.weight,
      self.encoder.final_layer_norm.weight,
      getattr(getattr(self.decoder.block, "0").layer, "0").layer_norm.weight,
      getattr(getattr(self.decoder.block, "0").layer, "1").layer_norm.weight,
      getattr(getattr(self.decoder.block, "0").layer, "2").layer_norm.weight,
      getattr(getattr(self.decoder.block, "1").layer, "0").layer_norm.weight,
      getattr(getattr(self.decoder.block, "1").layer, "1").layer_norm.weight,
      getattr(getattr(self.decoder.block, "1").layer, "2").layer_norm.weight,
      self.decoder.final_layer_norm.weight]
  def state(self: __torch__.Program) -> List[Tensor]:
    tensors = [
      self.shared.weight,
      getattr(getattr(self.encoder.block, "0").layer, "0").layer_norm.weight,
      getattr(getattr(self.encoder.block, "0").layer, "0").SelfAttention.q.weight,
      getattr(getattr(self.encoder.block, "0").layer, "0").SelfAttention.k.weight,
      getattr(getattr(self.encoder.block, "0").layer, "0").SelfAttention.v.weight,
      getattr(getattr(self.encoder.block, "0").layer, "0").SelfAttention.relative_attention_bias.weight,
      getattr(getattr(self.encoder.block, "0").layer, "0").SelfAttention.o.weight,
      getattr(getattr(self.encoder.block, "0").layer, "1").layer_norm.weight,
      getattr(getattr(self.encoder.block, "0").layer, "1").DenseReluDense.wi.weight,
      getattr(getattr(self.encoder.block, "0").layer, "1").DenseReluDense.wo.weight,
      getattr(getattr(self.encoder.block, "1").layer, "0").layer_norm.weight,
      getattr(getattr(self.encoder.block, "1").layer, "0").SelfAttention.q.weight,
      getattr(getattr(self.encoder.block, "1").layer, "0").SelfAttention.k.weight,
      getattr(getattr(self.encoder.block, "1").layer, "0").SelfAttention.v.weight,
      getattr(getattr(self.encoder.block, "1").layer, "0").SelfAttention.o.weight,
      getattr(getattr(self.encoder.block, "1").layer, "1").layer_norm.weight,
      getattr(getattr(self.encoder.block, "1").layer, "1").DenseReluDense.wi.weight,
      getattr(getattr(self.encoder.block, "1").layer, "1").DenseReluDense.wo.weight,
      self.encoder.final_layer_norm.weight,
      getattr(getattr(self.decoder.block, "0").layer, "0").layer_norm.weight,
      getattr(getattr(self.decoder.block, "0").layer, "0").SelfAttention.q.weight,
      getattr(getattr(self.decoder.block, "0").layer, "0").SelfAttention.k.weight,
      getattr(getattr(self.decoder.block, "0").layer, "0").SelfAttention.v.weight,
      getattr(getattr(self.decoder.block, "0").layer, "0").SelfAttention.relative_attention_bias.weight,
      getattr(getattr(self.decoder.block, "0").layer, "0").SelfAttention.o.weight,
      getattr(getattr(self.decoder.block, "0").layer, "1").layer_norm.weight,
      getattr(getattr(self.decoder.block, "0").layer, "1").EncDecAttention.q.weight,
      getattr(getattr(self.decoder.block, "0").layer, "1").EncDecAttention.k.weight,
      getattr(getattr(self.decoder.block, "0").layer, "1").EncDecAttention.v.weight,
      getattr(getattr(self.decoder.block, "0").layer, "1").EncDecAttention.o.weight,
      getattr(getattr(self.decoder.block, "0").layer, "2").layer_norm.weight,
      getattr(getattr(self.decoder.block, "0").layer, "2").DenseReluDense.wi.weight,
      getattr(getattr(self.decoder.block, "0").layer, "2").DenseReluDense.wo.weight,
      getattr(getattr(self.decoder.block, "1").layer, "0").layer_norm.weight,
      getattr(getattr(self.decoder.block, "1").layer, "0").SelfAttention.q.weight,
      getattr(getattr(self.decoder.block, "1").layer, "0").SelfAttention.k.weight,
      getattr(getattr(self.decoder.block, "1").layer, "0").SelfAttention.v.weight,
      getattr(getattr(self.decoder.block, "1").layer, "0").SelfAttention.o.weight,
      getattr(getattr(self.decoder.block, "1").layer, "1").layer_norm.weight,
      getattr(getattr(self.decoder.block, "1").layer, "1").EncDecAttention.q.weight,
      getattr(getattr(self.decoder.block, "1").layer, "1").EncDecAttention.k.weight,
      getattr(getattr(self.decoder.block, "1").layer, "1").EncDecAttention.v.weight,
      getattr(getattr(self.decoder.block, "1").layer, "1").EncDecAttention.o.weight,
      getattr(getattr(self.decoder.block, "1").layer, "2").layer_norm.weight,
      getattr(getattr(self.decoder.block, "1").layer, "2").DenseReluDense.wi.weight,
      getattr(getattr(self.decoder.block, "1").layer, "2").DenseReluDense.wo.weight,
      self.decoder.final_layer_norm.weight]
    torch.extend(tensors, self.decayed.first_moments)
    torch.extend(tensors, self.decayed.second_moments)
    torch.extend(tensors, self.undecayed.first_moments)
    torch.extend(tensors, self.undecayed.second_moments)
    return torch.append(tensors, self.steps)
  def update(self: __torch__.Program, weights: List[Tensor], gradients: List[Tensor], norm: Tensor, learning_rate: float) -> NoneType:
    torch.add_(self.steps, 1)
    scale = torch.clamp(torch.div(norm, 1.0), 1.)
    ops.aten._fused_adamw_(weights[0:35], gradients[0:35], self.decayed.first_moments, self.decayed.second_moments,
      [], torch.mul([self.steps], 35), lr=learning_rate,
      beta1=0.9, beta2=0.99, weight_decay=0.1, eps=1.0E-8,
      amsgrad=False, maximize=False, grad_scale=scale, found_inf=None)
    ops.aten._fused_adamw_(weights[35:47], gradients[35:47], self.undecayed.first_moments, self.undecayed.second_moments,
      [], torch.mul([self.steps], 12), lr=learning_rate,
      beta1=0.9, beta2=0.99, weight_decay=0.0, eps=1.0E-8,
      amsgrad=False, maximize=False, grad_scale=scale, found_inf=None)
    return None
  def begin(self: __torch__.Program, tokens: Tensor, key_mask: Tensor, decoder_tokens: Tensor, training: bool) -> Tensor:
    batch = torch.size(tokens, 0)
    time = torch.size(tokens, 1)
    shared = torch.embedding(self.shared.weight, tokens)
    x = torch.flatten(shared, 0, 1)
    return x
  def block_0(self: __torch__.Program, tokens: Tensor, key_mask: Tensor, decoder_tokens: Tensor, x: Tensor, training: bool) -> Tensor:
    batch = torch.size(tokens, 0)
    time = torch.size(tokens, 1)
    encoder_block0 = getattr(self.encoder.block, "0")
    encoder_block0_layer0_layer_norm = torch.rms_norm(x, [12], getattr(encoder_block0.layer, "0").layer_norm.weight, 1.0E-6)
    encoder_block0_layer0_SelfAttention_q = torch.mm(encoder_block0_layer0_layer_norm, torch.t(getattr(encoder_block0.layer, "0").SelfAttention.q.weight))
    encoder_block0_layer0_SelfAttention_k = torch.mm(encoder_block0_layer0_layer_norm, torch.t(getattr(encoder_block0.layer, "0").SelfAttention.k.weight))
    encoder_block0_layer0_SelfAttention_v = torch.mm(encoder_block0_layer0_layer_norm, torch.t(getattr(encoder_block0.layer, "0").SelfAttention.v.weight))
    encoder0_q = torch.transpose(torch.view(encoder_block0_layer0_SelfAttention_q, [batch, -1, 4, 4]), 1, 2)
    encoder0_k = torch.transpose(torch.view(encoder_block0_layer0_SelfAttention_k, [batch, -1, 4, 4]), 1, 2)
    encoder0_v = torch.transpose(torch.view(encoder_block0_layer0_SelfAttention_v, [batch, -1, 4, 4]), 1, 2)
    places = torch.arange(torch.size(encoder0_q, 2), device=tokens.device)
    distance = torch.sub(torch.unsqueeze(places, 0), torch.unsqueeze(places, 1))
    distance_2 = torch.abs(distance)
    shared = torch.add(torch.to(torch.mul(torch.div(torch.log(torch.div(torch.to(torch.clamp_min(distance_2, 1), 6), 1)), 1.791759469228055), 1), 4), 1)
    buckets = torch.where(torch.lt(distance_2, 1), distance_2, torch.clamp_max(shared, 1))
    buckets_2 = torch.add(buckets, torch.mul(torch.to(torch.gt(distance, 0), 4), 2))
    distances = torch.unsqueeze(torch.permute(torch.embedding(getattr(encoder_block0.layer, "0").SelfAttention.relative_attention_bias.weight, buckets_2), [2, 0, 1]), 0)
    padding = torch.mul(torch.to(torch.eq(torch.unsqueeze(torch.unsqueeze(key_mask, 1), 1), 0), 6), -1e+30)
    encoder0_heads = torch.scaled_dot_product_attention(encoder0_q, encoder0_k, encoder0_v, torch.add(distances, padding), 0., False, scale=1.0)
    encoder0_attended = torch.reshape(torch.transpose(encoder0_heads, 1, 2), [-1, 16])
    encoder_block0_layer0_SelfAttention_o = torch.mm(encoder0_attended, torch.t(getattr(encoder_block0.layer, "0").SelfAttention.o.weight))
    x_2 = torch.add(x, encoder_block0_layer0_SelfAttention_o)
    encoder_block0_layer1_layer_norm = torch.rms_norm(x_2, [12], getattr(encoder_block0.layer, "1").layer_norm.weight, 1.0E-6)
    encoder_block0_layer1_DenseReluDense_wi = torch.mm(encoder_block0_layer1_layer_norm, torch.t(getattr(encoder_block0.layer, "1").DenseReluDense.wi.weight))
    relu = torch.relu(encoder_block0_layer1_DenseReluDense_wi)
    encoder_block0_layer1_DenseReluDense_wo = torch.mm(relu, torch.t(getattr(encoder_block0.layer, "1").DenseReluDense.wo.weight))
    x_3 = torch.add(x_2, encoder_block0_layer1_DenseReluDense_wo)
    return x_3
  def block_1(self: __torch__.Program, tokens: Tensor, key_mask: Tensor, decoder_tokens: Tensor, x: Tensor, training: bool) -> Tensor:
    batch = torch.size(tokens, 0)
    time = torch.size(tokens, 1)
    encoder_block1 = getattr(self.encoder.block, "1")
    encoder_block1_layer0_layer_norm = torch.rms_norm(x, [12], getattr(encoder_block1.layer, "0").layer_norm.weight, 1.0E-6)
    encoder_block1_layer0_SelfAttention_q = torch.mm(encoder_block1_layer0_layer_norm, torch.t(getattr(encoder_block1.layer, "0").SelfAttention.q.weight))
    encoder_block1_layer0_SelfAttention_k = torch.mm(encoder_block1_layer0_layer_norm, torch.t(getattr(encoder_block1.layer, "0").SelfAttention.k.weight))
    encoder_block1_layer0_SelfAttention_v = torch.mm(encoder_block1_layer0_layer_norm, torch.t(getattr(encoder_block1.layer, "0").SelfAttention.v.weight))
    encoder1_q = torch.transpose(torch.view(encoder_block1_layer0_SelfAttention_q, [batch, -1, 4, 4]), 1, 2)
    encoder1_k = torch.transpose(torch.view(encoder_block1_layer0_SelfAttention_k, [batch, -1, 4, 4]), 1, 2)
    encoder1_v = torch.transpose(torch.view(encoder_block1_layer0_SelfAttention_v, [batch, -1, 4, 4]), 1, 2)
    places = torch.arange(torch.size(encoder1_q, 2), device=tokens.device)
    distance = torch.sub(torch.unsqueeze(places, 0), torch.unsqueeze(places, 1))
    distance_2 = torch.abs(distance)
    shared = torch.add(torch.to(torch.mul(torch.div(torch.log(torch.div(torch.to(torch.clamp_min(distance_2, 1), 6), 1)), 1.791759469228055), 1), 4), 1)
    buckets = torch.where(torch.lt(distance_2, 1), distance_2, torch.clamp_max(shared, 1))
    buckets_2 = torch.add(buckets, torch.mul(torch.to(torch.gt(distance, 0), 4), 2))
    encoder_block0 = getattr(self.encoder.block, "0")
    distances = torch.unsqueeze(torch.permute(torch.embedding(getattr(encoder_block0.layer, "0").SelfAttention.relative_attention_bias.weight, buckets_2), [2, 0, 1]), 0)
    padding = torch.mul(torch.to(torch.eq(torch.unsqueeze(torch.unsqueeze(key_mask, 1), 1), 0), 6), -1e+30)
    encoder1_heads = torch.scaled_dot_product_attention(encoder1_q, encoder1_k, encoder1_v, torch.add(distances, padding), 0., False, scale=1.0)
    encoder1_attended = torch.reshape(torch.transpose(encoder1_heads, 1, 2), [-1, 16])
    encoder_block1_layer0_SelfAttention_o = torch.mm(encoder1_attended, torch.t(getattr(encoder_block1.layer, "0").SelfAttention.o.weight))
    x_2 = torch.add(x, encoder_block1_layer0_SelfAttention_o)
    encoder_block1_layer1_layer_norm = torch.rms_norm(x_2, [12], getattr(encoder_block1.layer, "1").layer_norm.weight, 1.0E-6)
    encoder_block1_layer1_DenseReluDense_wi = torch.mm(encoder_block1_layer1_layer_norm, torch.t(getattr(encoder_block1.layer, "1").DenseReluDense.wi.weight))
    relu = torch.relu(encoder_block1_layer1_DenseReluDense_wi)
    encoder_block1_layer1_DenseReluDense_wo = torch.mm(relu, torch.t(getattr(encoder_block1.layer, "1").DenseReluDense.wo.weight))
    x_3 = torch.add(x_2, encoder_block1_layer1_DenseReluDense_wo)
    return x_3
  def turn(self: __torch__.Program, tokens: Tensor, key_mask: Tensor, decoder_tokens: Tensor, x: Tensor, training: bool) -> Tuple[Tensor, Tensor]:
    batch = torch.size(tokens, 0)
    time = torch.size(tokens, 1)
    encoder_final_layer_norm = torch.rms_norm(x, [12], self.encoder.final_layer_norm.weight, 1.0E-6)
    shared = torch.embedding(self.shared.weight, decoder_tokens)
    x_2 = torch.flatten(shared, 0, 1)
    return (x_2, encoder_final_layer_norm)
  def block_2(self: __torch__.Program, tokens: Tensor, key_mask: Tensor, decoder_tokens: Tensor, x: Tensor, read: Tensor, training: bool) -> Tensor:
    batch = torch.size(tokens, 0)
    time = torch.size(tokens, 1)
    decoder_block0 = getattr(self.decoder.block, "0")
    decoder_block0_layer0_layer_norm = torch.rms_norm(x, [12], getattr(decoder_block0.layer, "0").layer_norm.weight, 1.0E-6)
    decoder_block0_layer0_SelfAttention_q = torch.mm(decoder_block0_layer0_layer_norm, torch.t(getattr(decoder_block0.layer, "0").SelfAttention.q.weight))
    decoder_block0_layer0_SelfAttention_k = torch.mm(decoder_block0_layer0_layer_norm, torch.t(getattr(decoder_block0.layer, "0").SelfAttention.k.weight))
    decoder_block0_layer0_SelfAttention_v = torch.mm(decoder_block0_layer0_layer_norm, torch.t(getattr(decoder_block0.layer, "0").SelfAttention.v.weight))
    h0_q = torch.transpose(torch.view(decoder_block0_layer0_SelfAttention_q, [batch, -1, 4, 4]), 1, 2)
    h0_k = torch.transpose(torch.view(decoder_block0_layer0_SelfAttention_k, [batch, -1, 4, 4]), 1, 2)
    h0_v = torch.transpose(torch.view(decoder_block0_layer0_SelfAttention_v, [batch, -1, 4, 4]), 1, 2)
    places = torch.arange(torch.size(h0_q, 2), device=tokens.device)
    distance = torch.sub(torch.unsqueeze(places, 0), torch.unsqueeze(places, 1))
    distance_2 = torch.neg(torch.clamp_max(distance, 0))
    shared = torch.add(torch.to(torch.mul(torch.div(torch.log(torch.div(torch.to(torch.clamp_min(distance_2, 1), 6), 2)), 1.0986122886681098), 2), 4), 2)
    buckets = torch.where(torch.lt(distance_2, 2), distance_2, torch.clamp_max(shared, 3))
    distances = torch.unsqueeze(torch.permute(torch.embedding(getattr(decoder_block0.layer, "0").SelfAttention.relative_attention_bias.weight, buckets), [2, 0, 1]), 0)
    future = torch.triu(torch.full([torch.size(h0_q, 2), torch.size(h0_q, 2)], -1e+30, dtype=6, device=tokens.device), 1)
    h0_heads = torch.scaled_dot_product_attention(h0_q, h0_k, h0_v, torch.add(distances, future), 0., False, scale=1.0)
    h0_attended = torch.reshape(torch.transpose(h0_heads, 1, 2), [-1, 16])
    decoder_block0_layer0_SelfAttention_o = torch.mm(h0_attended, torch.t(getattr(decoder_block0.layer, "0").SelfAttention.o.weight))
    x_2 = torch.add(x, decoder_block0_layer0_SelfAttention_o)
    decoder_block0_layer1_layer_norm = torch.rms_norm(x_2, [12], getattr(decoder_block0.layer, "1").layer_norm.weight, 1.0E-6)
    decoder_block0_layer1_EncDecAttention_q = torch.mm(decoder_block0_layer1_layer_norm, torch.t(getattr(decoder_block0.layer, "1").EncDecAttention.q.weight))
    decoder_block0_layer1_EncDecAttention_k = torch.mm(read, torch.t(getattr(decoder_block0.layer, "1").EncDecAttention.k.weight))
    decoder_block0_layer1_EncDecAttention_v = torch.mm(read, torch.t(getattr(decoder_block0.layer, "1").EncDecAttention.v.weight))
    cross0_q = torch.transpose(torch.view(decoder_block0_layer1_EncDecAttention_q, [batch, -1, 4, 4]), 1, 2)
    cross0_k = torch.transpose(torch.view(decoder_block0_layer1_EncDecAttention_k, [batch, -1, 4, 4]), 1, 2)
    cross0_v = torch.transpose(torch.view(decoder_block0_layer1_EncDecAttention_v, [batch, -1, 4, 4]), 1, 2)
    padding = torch.mul(torch.to(torch.eq(torch.unsqueeze(torch.unsqueeze(key_mask, 1), 1), 0), 6), -1e+30)
    cross0_heads = torch.scaled_dot_product_attention(cross0_q, cross0_k, cross0_v, padding, 0., False, scale=1.0)
    cross0_attended = torch.reshape(torch.transpose(cross0_heads, 1, 2), [-1, 16])
    decoder_block0_layer1_EncDecAttention_o = torch.mm(cross0_attended, torch.t(getattr(decoder_block0.layer, "1").EncDecAttention.o.weight))
    x_3 = torch.add(x_2, decoder_block0_layer1_EncDecAttention_o)
    decoder_block0_layer2_layer_norm = torch.rms_norm(x_3, [12], getattr(decoder_block0.layer, "2").layer_norm.weight, 1.0E-6)
    decoder_block0_layer2_DenseReluDense_wi = torch.mm(decoder_block0_layer2_layer_norm, torch.t(getattr(decoder_block0.layer, "2").DenseReluDense.wi.weight))
    relu = torch.relu(decoder_block0_layer2_DenseReluDense_wi)
    decoder_block0_layer2_DenseReluDense_wo = torch.mm(relu, torch.t(getattr(decoder_block0.layer, "2").DenseReluDense.wo.weight))
    x_4 = torch.add(x_3, decoder_block0_layer2_DenseReluDense_wo)
    return x_4
  def block_3(self: __torch__.Program, tokens: Tensor, key_mask: Tensor, decoder_tokens: Tensor, x: Tensor, read: Tensor, training: bool) -> Tensor:
    batch = torch.size(tokens, 0)
    time = torch.size(tokens, 1)
    decoder_block1 = getattr(self.decoder.block, "1")
    decoder_block1_layer0_layer_norm = torch.rms_norm(x, [12], getattr(decoder_block1.layer, "0").layer_norm.weight, 1.0E-6)
    decoder_block1_layer0_SelfAttention_q = torch.mm(decoder_block1_layer0_layer_norm, torch.t(getattr(decoder_block1.layer, "0").SelfAttention.q.weight))
    decoder_block1_layer0_SelfAttention_k = torch.mm(decoder_block1_layer0_layer_norm, torch.t(getattr(decoder_block1.layer, "0").SelfAttention.k.weight))
    decoder_block1_layer0_SelfAttention_v = torch.mm(decoder_block1_layer0_layer_norm, torch.t(getattr(decoder_block1.layer, "0").SelfAttention.v.weight))
    h1_q = torch.transpose(torch.view(decoder_block1_layer0_SelfAttention_q, [batch, -1, 4, 4]), 1, 2)
    h1_k = torch.transpose(torch.view(decoder_block1_layer0_SelfAttention_k, [batch, -1, 4, 4]), 1, 2)
    h1_v = torch.transpose(torch.view(decoder_block1_layer0_SelfAttention_v, [batch, -1, 4, 4]), 1, 2)
    places = torch.arange(torch.size(h1_q, 2), device=tokens.device)
    distance = torch.sub(torch.unsqueeze(places, 0), torch.unsqueeze(places, 1))
    distance_2 = torch.neg(torch.clamp_max(distance, 0))
    shared = torch.add(torch.to(torch.mul(torch.div(torch.log(torch.div(torch.to(torch.clamp_min(distance_2, 1), 6), 2)), 1.0986122886681098), 2), 4), 2)
    buckets = torch.where(torch.lt(distance_2, 2), distance_2, torch.clamp_max(shared, 3))
    decoder_block0 = getattr(self.decoder.block, "0")
    distances = torch.unsqueeze(torch.permute(torch.embedding(getattr(decoder_block0.layer, "0").SelfAttention.relative_attention_bias.weight, buckets), [2, 0, 1]), 0)
    future = torch.triu(torch.full([torch.size(h1_q, 2), torch.size(h1_q, 2)], -1e+30, dtype=6, device=tokens.device), 1)
    h1_heads = torch.scaled_dot_product_attention(h1_q, h1_k, h1_v, torch.add(distances, future), 0., False, scale=1.0)
    h1_attended = torch.reshape(torch.transpose(h1_heads, 1, 2), [-1, 16])
    decoder_block1_layer0_SelfAttention_o = torch.mm(h1_attended, torch.t(getattr(decoder_block1.layer, "0").SelfAttention.o.weight))
    x_2 = torch.add(x, decoder_block1_layer0_SelfAttention_o)
    decoder_block1_layer1_layer_norm = torch.rms_norm(x_2, [12], getattr(decoder_block1.layer, "1").layer_norm.weight, 1.0E-6)
    decoder_block1_layer1_EncDecAttention_q = torch.mm(decoder_block1_layer1_layer_norm, torch.t(getattr(decoder_block1.layer, "1").EncDecAttention.q.weight))
    decoder_block1_layer1_EncDecAttention_k = torch.mm(read, torch.t(getattr(decoder_block1.layer, "1").EncDecAttention.k.weight))
    decoder_block1_layer1_EncDecAttention_v = torch.mm(read, torch.t(getattr(decoder_block1.layer, "1").EncDecAttention.v.weight))
    cross1_q = torch.transpose(torch.view(decoder_block1_layer1_EncDecAttention_q, [batch, -1, 4, 4]), 1, 2)
    cross1_k = torch.transpose(torch.view(decoder_block1_layer1_EncDecAttention_k, [batch, -1, 4, 4]), 1, 2)
    cross1_v = torch.transpose(torch.view(decoder_block1_layer1_EncDecAttention_v, [batch, -1, 4, 4]), 1, 2)
    padding = torch.mul(torch.to(torch.eq(torch.unsqueeze(torch.unsqueeze(key_mask, 1), 1), 0), 6), -1e+30)
    cross1_heads = torch.scaled_dot_product_attention(cross1_q, cross1_k, cross1_v, padding, 0., False, scale=1.0)
    cross1_attended = torch.reshape(torch.transpose(cross1_heads, 1, 2), [-1, 16])
    decoder_block1_layer1_EncDecAttention_o = torch.mm(cross1_attended, torch.t(getattr(decoder_block1.layer, "1").EncDecAttention.o.weight))
    x_3 = torch.add(x_2, decoder_block1_layer1_EncDecAttention_o)
    decoder_block1_layer2_layer_norm = torch.rms_norm(x_3, [12], getattr(decoder_block1.layer, "2").layer_norm.weight, 1.0E-6)
    decoder_block1_layer2_DenseReluDense_wi = torch.mm(decoder_block1_layer2_layer_norm, torch.t(getattr(decoder_block1.layer, "2").DenseReluDense.wi.weight))
    relu = torch.relu(decoder_block1_layer2_DenseReluDense_wi)
    decoder_block1_layer2_DenseReluDense_wo = torch.mm(relu, torch.t(getattr(decoder_block1.layer, "2").DenseReluDense.wo.weight))
    x_4 = torch.add(x_3, decoder_block1_layer2_DenseReluDense_wo)
    return x_4
  def finish(self: __torch__.Program, tokens: Tensor, key_mask: Tensor, decoder_tokens: Tensor, x: Tensor, training: bool) -> Tensor:
    batch = torch.size(tokens, 0)
    time = torch.size(tokens, 1)
    decoder_final_layer_norm = torch.rms_norm(x, [12], self.decoder.final_layer_norm.weight, 1.0E-6)
    decoder_final_layer_norm_2 = torch.mul(decoder_final_layer_norm, 0.2886751345948129)
    shared = torch.mm(decoder_final_layer_norm_2, torch.t(self.shared.weight))
    return shared
  def differentiate(self: __torch__.Program, tokens: Tensor, weights: List[Tensor], draw: int) -> Tuple[Tensor, List[Tensor]]:
    given_tokens = torch.select(tokens, 0, 0)
    given_key_mask = torch.select(tokens, 0, 1)
    given_decoder_tokens = torch.select(tokens, 0, 2)
    ops.aten.manual_seed(torch.add(draw, 0))
    begin = (self).begin(given_tokens, given_key_mask, given_decoder_tokens, True)
    x_1 = torch.requires_grad_(torch.detach(begin), True)
    torch.set_grad_enabled(False)
    ops.aten.manual_seed(torch.add(draw, 958689097))
    x_2 = (self).block_0(given_tokens, given_key_mask, given_decoder_tokens, x_1, True)
    ops.aten.manual_seed(torch.add(draw, 1917378194))
    x_3 = (self).block_1(given_tokens, given_key_mask, given_decoder_tokens, x_2, True)
    ops.aten.manual_seed(torch.add(draw, 2876067291))
    x_4, read, = (self).turn(given_tokens, given_key_mask, given_decoder_tokens, x_3, True)
    ops.aten.manual_seed(torch.add(draw, 3834756388))
    x_5 = (self).block_2(given_tokens, given_key_mask, given_decoder_tokens, x_4, read, True)
    ops.aten.manual_seed(torch.add(draw, 4793445485))
    x_6 = (self).block_3(given_tokens, given_key_mask, given_decoder_tokens, x_5, read, True)
    torch.set_grad_enabled(True)
    x_2 = torch.requires_grad_(x_2, True)
    x_3 = torch.requires_grad_(x_3, True)
    x_4 = torch.requires_grad_(x_4, True)
    x_5 = torch.requires_grad_(x_5, True)
    x_6 = torch.requires_grad_(x_6, True)
    read = torch.requires_grad_(read, True)
    ops.aten.manual_seed(torch.add(draw, 5752134582))
    loss = (self).criterion((self).finish(given_tokens, given_key_mask, given_decoder_tokens, x_6, True), tokens, True)
    grads_6 = torch.autograd.grad([loss], [x_6, self.decoder.final_layer_norm.weight, self.shared.weight])
    into_6 = unchecked_cast(Tensor, grads_6[0])
    ops.aten.manual_seed(torch.add(draw, 4793445485))
    y_5 = (self).block_3(given_tokens, given_key_mask, given_decoder_tokens, x_5, read, True)
    grads_5 = torch.autograd.grad([y_5], [x_5, read, getattr(getattr(self.decoder.block, "1").layer, "0").layer_norm.weight, getattr(getattr(self.decoder.block, "1").layer, "0").SelfAttention.q.weight, getattr(getattr(self.decoder.block, "1").layer, "0").SelfAttention.k.weight, getattr(getattr(self.decoder.block, "1").layer, "0").SelfAttention.v.weight, getattr(getattr(self.decoder.block, "0").layer, "0").SelfAttention.relative_attention_bias.weight, getattr(getattr(self.decoder.block, "1").layer, "0").SelfAttention.o.weight, getattr(getattr(self.decoder.block, "1").layer, "1").layer_norm.weight, getattr(getattr(self.decoder.block, "1").layer, "1").EncDecAttention.q.weight, getattr(getattr(self.decoder.block, "1").layer, "1").EncDecAttention.k.weight, getattr(getattr(self.decoder.block, "1").layer, "1").EncDecAttention.v.weight, getattr(getattr(self.decoder.block, "1").layer, "1").EncDecAttention.o.weight, getattr(getattr(self.decoder.block, "1").layer, "2").layer_norm.weight, getattr(getattr(self.decoder.block, "1").layer, "2").DenseReluDense.wi.weight, getattr(getattr(self.decoder.block, "1").layer, "2").DenseReluDense.wo.weight], annotate(List[Optional[Tensor]], [into_6]))
    into_5 = unchecked_cast(Tensor, grads_5[0])
    ops.aten.manual_seed(torch.add(draw, 3834756388))
    y_4 = (self).block_2(given_tokens, given_key_mask, given_decoder_tokens, x_4, read, True)
    grads_4 = torch.autograd.grad([y_4], [x_4, read, getattr(getattr(self.decoder.block, "0").layer, "0").layer_norm.weight, getattr(getattr(self.decoder.block, "0").layer, "0").SelfAttention.q.weight, getattr(getattr(self.decoder.block, "0").layer, "0").SelfAttention.k.weight, getattr(getattr(self.decoder.block, "0").layer, "0").SelfAttention.v.weight, getattr(getattr(self.decoder.block, "0").layer, "0").SelfAttention.relative_attention_bias.weight, getattr(getattr(self.decoder.block, "0").layer, "0").SelfAttention.o.weight, getattr(getattr(self.decoder.block, "0").layer, "1").layer_norm.weight, getattr(getattr(self.decoder.block, "0").layer, "1").EncDecAttention.q.weight, getattr(getattr(self.decoder.block, "0").layer, "1").EncDecAttention.k.weight, getattr(getattr(self.decoder.block, "0").layer, "1").EncDecAttention.v.weight, getattr(getattr(self.decoder.block, "0").layer, "1").EncDecAttention.o.weight, getattr(getattr(self.decoder.block, "0").layer, "2").layer_norm.weight, getattr(getattr(self.decoder.block, "0").layer, "2").DenseReluDense.wi.weight, getattr(getattr(self.decoder.block, "0").layer, "2").DenseReluDense.wo.weight], annotate(List[Optional[Tensor]], [into_5]))
    into_4 = unchecked_cast(Tensor, grads_4[0])
    ops.aten.manual_seed(torch.add(draw, 2876067291))
    y_3, read_3, = (self).turn(given_tokens, given_key_mask, given_decoder_tokens, x_3, True)
    into_read = torch.add(unchecked_cast(Tensor, grads_5[1]), unchecked_cast(Tensor, grads_4[1]))
    grads_3 = torch.autograd.grad([y_3, read_3], [x_3, self.encoder.final_layer_norm.weight, self.shared.weight], annotate(List[Optional[Tensor]], [into_4, into_read]))
    into_3 = unchecked_cast(Tensor, grads_3[0])
    ops.aten.manual_seed(torch.add(draw, 1917378194))
    y_2 = (self).block_1(given_tokens, given_key_mask, given_decoder_tokens, x_2, True)
    grads_2 = torch.autograd.grad([y_2], [x_2, getattr(getattr(self.encoder.block, "1").layer, "0").layer_norm.weight, getattr(getattr(self.encoder.block, "1").layer, "0").SelfAttention.q.weight, getattr(getattr(self.encoder.block, "1").layer, "0").SelfAttention.k.weight, getattr(getattr(self.encoder.block, "1").layer, "0").SelfAttention.v.weight, getattr(getattr(self.encoder.block, "0").layer, "0").SelfAttention.relative_attention_bias.weight, getattr(getattr(self.encoder.block, "1").layer, "0").SelfAttention.o.weight, getattr(getattr(self.encoder.block, "1").layer, "1").layer_norm.weight, getattr(getattr(self.encoder.block, "1").layer, "1").DenseReluDense.wi.weight, getattr(getattr(self.encoder.block, "1").layer, "1").DenseReluDense.wo.weight], annotate(List[Optional[Tensor]], [into_3]))
    into_2 = unchecked_cast(Tensor, grads_2[0])
    ops.aten.manual_seed(torch.add(draw, 958689097))
    y_1 = (self).block_0(given_tokens, given_key_mask, given_decoder_tokens, x_1, True)
    grads_1 = torch.autograd.grad([y_1], [x_1, getattr(getattr(self.encoder.block, "0").layer, "0").layer_norm.weight, getattr(getattr(self.encoder.block, "0").layer, "0").SelfAttention.q.weight, getattr(getattr(self.encoder.block, "0").layer, "0").SelfAttention.k.weight, getattr(getattr(self.encoder.block, "0").layer, "0").SelfAttention.v.weight, getattr(getattr(self.encoder.block, "0").layer, "0").SelfAttention.relative_attention_bias.weight, getattr(getattr(self.encoder.block, "0").layer, "0").SelfAttention.o.weight, getattr(getattr(self.encoder.block, "0").layer, "1").layer_norm.weight, getattr(getattr(self.encoder.block, "0").layer, "1").DenseReluDense.wi.weight, getattr(getattr(self.encoder.block, "0").layer, "1").DenseReluDense.wo.weight], annotate(List[Optional[Tensor]], [into_2]))
    into_1 = unchecked_cast(Tensor, grads_1[0])
    grads_0 = torch.autograd.grad([begin], [self.shared.weight], annotate(List[Optional[Tensor]], [into_1]))
    return (torch.detach(loss), [torch.add(torch.add(unchecked_cast(Tensor, grads_6[2]), unchecked_cast(Tensor, grads_3[2])), unchecked_cast(Tensor, grads_0[0])), unchecked_cast(Tensor, grads_1[2]), unchecked_cast(Tensor, grads_1[3]), unchecked_cast(Tensor, grads_1[4]), torch.add(unchecked_cast(Tensor, grads_2[5]), unchecked_cast(Tensor, grads_1[5])), unchecked_cast(Tensor, grads_1[6]), unchecked_cast(Tensor, grads_1[8]), unchecked_cast(Tensor, grads_1[9]), unchecked_cast(Tensor, grads_2[2]), unchecked_cast(Tensor, grads_2[3]), unchecked_cast(Tensor, grads_2[4]), unchecked_cast(Tensor, grads_2[6]), unchecked_cast(Tensor, grads_2[8]), unchecked_cast(Tensor, grads_2[9]), unchecked_cast(Tensor, grads_4[3]), unchecked_cast(Tensor, grads_4[4]), unchecked_cast(Tensor, grads_4[5]), torch.add(unchecked_cast(Tensor, grads_5[6]), unchecked_cast(Tensor, grads_4[6])), unchecked_cast(Tensor, grads_4[7]), unchecked_cast(Tensor, grads_4[9]), unchecked_cast(Tensor, grads_4[10]), unchecked_cast(Tensor, grads_4[11]), unchecked_cast(Tensor, grads_4[12]), unchecked_cast(Tensor, grads_4[14]), unchecked_cast(Tensor, grads_4[15]), unchecked_cast(Tensor, grads_5[3]), unchecked_cast(Tensor, grads_5[4]), unchecked_cast(Tensor, grads_5[5]), unchecked_cast(Tensor, grads_5[7]), unchecked_cast(Tensor, grads_5[9]), unchecked_cast(Tensor, grads_5[10]), unchecked_cast(Tensor, grads_5[11]), unchecked_cast(Tensor, grads_5[12]), unchecked_cast(Tensor, grads_5[14]), unchecked_cast(Tensor, grads_5[15]), unchecked_cast(Tensor, grads_1[1]), unchecked_cast(Tensor, grads_1[7]), unchecked_cast(Tensor, grads_2[1]), unchecked_cast(Tensor, grads_2[7]), unchecked_cast(Tensor, grads_3[1]), unchecked_cast(Tensor, grads_4[2]), unchecked_cast(Tensor, grads_4[8]), unchecked_cast(Tensor, grads_4[13]), unchecked_cast(Tensor, grads_5[2]), unchecked_cast(Tensor, grads_5[8]), unchecked_cast(Tensor, grads_5[13]), unchecked_cast(Tensor, grads_6[1])])
  def step(self: __torch__.Program, tokens: Tensor, learning_rate: Tensor) -> Tensor:
    torch.set_grad_enabled(True)
    draw = torch.add(torch.mul(self.seed, 2654435761), int(self.steps))
    weights = (self).weights()
    micro_batches = torch.size(tokens, 0)
    loss, gradients, = (self).differentiate(torch.select(tokens, 0, 0), weights, draw)
    shares = (self).shares(tokens)
    torch._foreach_mul_(gradients, float(torch.select(shares, 0, 0)))
    loss = torch.mul(loss, torch.select(shares, 0, 0))
    for i in range(torch.sub(micro_batches, 1)):
      draw = torch.add(draw, 3812015801)
      micro_loss, micro_gradients, = (self).differentiate(torch.select(tokens, 0, torch.add(i, 1)), weights, draw)
      share = torch.select(shares, 0, torch.add(i, 1))
      torch._foreach_mul_(micro_gradients, float(share))
      micro_loss = torch.mul(micro_loss, share)
      torch._foreach_add_(gradients, micro_gradients)
      loss = torch.add(loss, micro_loss)
    torch.set_grad_enabled(False)
    norm = torch.linalg_vector_norm(torch.stack(torch._foreach_norm(gradients)))
    finite = torch.isfinite(float(torch.add(loss, norm)))
    skipped = 1.
    if finite:
      skipped = 0.
    statistics = torch.tensor([float(loss), float(norm), skipped], dtype=6, device=loss.device)
    if finite:
      (self).update(weights, gradients, norm, float(learning_rate))
    return statistics
