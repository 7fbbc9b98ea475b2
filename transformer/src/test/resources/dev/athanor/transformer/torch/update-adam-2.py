  def weights(self: __torch__.Program) -> List[Tensor]:
    return [
      self.transformer.wte.weight,
      getattr(self.transformer.h, "0").attn.c_attn.weight,
      getattr(self.transformer.h, "0").attn.c_proj.weight,
      getattr(self.transformer.h, "0").mlp.c_fc.weight,
      getattr(self.transformer.h, "0").mlp.c_proj.weight,
      getattr(self.transformer.h, "0").ln_1.weight,
      getattr(self.transformer.h, "0").ln_1.bias,
      getattr(self.transformer.h, "0").attn.c_attn.bias,
      getattr(self.transformer.h, "0").attn.c_proj.bias,
      getattr(self.transformer.h, "0").ln_2.weight,
      getattr(self.transformer.h, "0").ln_2.bias,
      getattr(self.transformer.h, "0").mlp.c_fc.bias,
      getattr(self.transformer.h, "0").mlp.c_proj.bias,
      self.transformer.ln_f.weight,
      self.transformer.ln_f.bias]
  def state(self: __torch__.Program) -> List[Tensor]:
    tensors = [
      self.transformer.wte.weight,
      self.transformer.wpe.weight,
      getattr(self.transformer.h, "0").ln_1.weight,
      getattr(self.transformer.h, "0").ln_1.bias,
      getattr(self.transformer.h, "0").attn.c_attn.weight,
      getattr(self.transformer.h, "0").attn.c_attn.bias,
      getattr(self.transformer.h, "0").attn.c_proj.weight,
      getattr(self.transformer.h, "0").attn.c_proj.bias,
      getattr(self.transformer.h, "0").ln_2.weight,
      getattr(self.transformer.h, "0").ln_2.bias,
      getattr(self.transformer.h, "0").mlp.c_fc.weight,
      getattr(self.transformer.h, "0").mlp.c_fc.bias,
      getattr(self.transformer.h, "0").mlp.c_proj.weight,
      getattr(self.transformer.h, "0").mlp.c_proj.bias,
      self.transformer.ln_f.weight,
      self.transformer.ln_f.bias]
    torch.extend(tensors, self.decayed_2.first_moments)
    torch.extend(tensors, self.decayed_2.second_moments)
    torch.extend(tensors, self.decayed_1.first_moments)
    torch.extend(tensors, self.decayed_1.second_moments)
    torch.extend(tensors, self.undecayed_1.first_moments)
    torch.extend(tensors, self.undecayed_1.second_moments)
    torch.extend(tensors, self.undecayed_0.first_moments)
    torch.extend(tensors, self.undecayed_0.second_moments)
    return torch.append(tensors, self.steps)
  def update(self: __torch__.Program, weights: List[Tensor], gradients: List[Tensor], norm: Tensor, learning_rate: float) -> NoneType:
    torch.add_(self.steps, 1)
    scale = torch.clamp(torch.div(norm, 1.0), 1.)
    ops.aten._fused_adam_(weights[0:1], gradients[0:1], self.decayed_2.first_moments, self.decayed_2.second_moments,
      [], torch.mul([self.steps], 1), lr=torch.mul(learning_rate, 0.25),
      beta1=0.9, beta2=0.99, weight_decay=0.1, eps=1.0E-8,
      amsgrad=False, maximize=False, grad_scale=scale, found_inf=None)
    ops.aten._fused_adam_(weights[1:5], gradients[1:5], self.decayed_1.first_moments, self.decayed_1.second_moments,
      [], torch.mul([self.steps], 4), lr=torch.mul(learning_rate, 0.5),
      beta1=0.9, beta2=0.99, weight_decay=0.1, eps=1.0E-8,
      amsgrad=False, maximize=False, grad_scale=scale, found_inf=None)
    ops.aten._fused_adam_(weights[5:13], gradients[5:13], self.undecayed_1.first_moments, self.undecayed_1.second_moments,
      [], torch.mul([self.steps], 8), lr=torch.mul(learning_rate, 0.5),
      beta1=0.9, beta2=0.99, weight_decay=0.0, eps=1.0E-8,
      amsgrad=False, maximize=False, grad_scale=scale, found_inf=None)
    ops.aten._fused_adam_(weights[13:15], gradients[13:15], self.undecayed_0.first_moments, self.undecayed_0.second_moments,
      [], torch.mul([self.steps], 2), lr=learning_rate,
      beta1=0.9, beta2=0.99, weight_decay=0.0, eps=1.0E-8,
      amsgrad=False, maximize=False, grad_scale=scale, found_inf=None)
    return None
